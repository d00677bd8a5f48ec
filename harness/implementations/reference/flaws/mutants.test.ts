import { expect, it } from 'vitest'
import { flaws } from '../flaws.ts'
import { missingMutants, mutantNumbers, mutants } from './mutants.ts'

it('counts 55 mutants, each a flaw or with the reason why it is none yet', () => {
  expect(mutantNumbers).toHaveLength(55)
  expect([...Object.keys(mutants), ...Object.keys(missingMutants)].sort()).toEqual([...mutantNumbers].sort())
})

it.each(Object.entries(mutants))('%s is the flaw %s', (_mutant, name) => {
  expect(flaws[name].caughtBy.length).toBeGreaterThan(0)
})

it('takes no flaw for two mutants', () => {
  const names = Object.values(mutants)
  expect(new Set(names).size).toBe(names.length)
})

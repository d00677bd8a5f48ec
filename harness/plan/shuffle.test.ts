import { expect, it } from 'vitest'
import { idToken } from '../../mock-idp/faults/fault.ts'
import type { Scenario } from '../scenario.ts'
import { casesOf } from './plan.ts'
import { shuffled } from './shuffle.ts'

const scenarioOf = (id: Scenario['id']): Scenario => ({
  id,
  title: `refuses ${id}`,
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (3)'],
  faults: [idToken.claim('aud', 'another')],
  expect: 'refused',
  failure: 'signed {who} in',
  effect: 'Anybody is in.',
  fix: 'Compare.',
})
const selected = Array.from({ length: 12 }, (_, index) => scenarioOf(`idtoken.wrong-${index}`)).map(
  (scenario) => ({ scenario, cases: casesOf(scenario) }),
)
const ids = (seed: string): readonly string[] => shuffled(selected, seed).map(({ scenario }) => scenario.id)
const inOrder = selected.map(({ scenario }) => scenario.id)

it('makes the same order of the same seed, and another of another', () => {
  expect(ids('one')).toEqual(ids('one'))
  expect(ids('one')).not.toEqual(ids('two'))
  expect(ids('one')).not.toEqual(inOrder)
})

it('leaves nothing out', () => {
  expect([...ids('one')].sort()).toEqual([...inOrder].sort())
})

import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { fidelityPage } from './page.ts'
import { fidelityProblems } from './problems.ts'
import { proofsIn, readProofs } from './proofs.ts'
import type { Trait } from './trait.ts'
import { readTraits } from './traits.ts'

const trait: Trait = {
  id: 'area.what',
  says: 'It does.',
  grade: 'captured',
  source: 'a capture',
  state: 'real',
}
const proof = { file: 'a.test.ts', title: 'does', traits: ['area.what'] }

describe('proofs', () => {
  it('are the quoted texts with a mark in them', () => {
    const text = [
      "it('sends no iss ⟨authorize.no-iss⟩', () => {})",
      'it.each(rows)(`says %s ⟨a.b⟩ ⟨c.d⟩`, run)',
      `describe("it isn't ⟨e.f⟩", run)`,
      "it('has no mark', run)",
    ].join('\n')
    expect(proofsIn('x.test.ts', text)).toEqual([
      { file: 'x.test.ts', title: 'sends no iss', traits: ['authorize.no-iss'] },
      { file: 'x.test.ts', title: 'says %s', traits: ['a.b', 'c.d'] },
      { file: 'x.test.ts', title: "it isn't", traits: ['e.f'] },
    ])
  })
})

describe('problems of the fidelity page', () => {
  const { note: _, ...plain } = { note: '', ...trait }
  it.each<[string, readonly Trait[], string | undefined]>([
    ['nothing', [trait], undefined],
    ['two of one id', [trait, trait], 'two traits'],
    ['a trait that nothing proves', [trait, { ...plain, id: 'area.other' }], 'no test names it'],
    ['a deviation without a note', [trait, { ...plain, id: 'area.x', state: 'simplified' }], 'say in a note'],
    [
      'a known trait left out',
      [trait, { ...plain, id: 'a.b', state: 'absent', note: 'n' }],
      'cannot be left out',
    ],
    ['a bad id', [trait, { ...plain, id: 'Nonsense', state: 'simplified', note: 'n' }], 'in lower case'],
    ['a proof of nothing', [], 'which does not exist'],
  ])('are told: %s', (_, traits, words) => {
    const told = fidelityProblems(traits, [proof])
    if (words === undefined) expect(told).toEqual([])
    else expect(told.join('\n')).toContain(words)
  })
})

describe('the fidelity page', () => {
  it('says of each trait where it is known from and what proves it, and lists deviations first', () => {
    const simplified: Trait = {
      ...trait,
      id: 'area.less',
      state: 'simplified',
      note: 'only half',
      date: '2026-08',
    }
    const page = fidelityPage([trait, simplified], [proof])
    expect(page).toContain('**2 traits: 1 real, 1 simplified, 0 absent.**')
    expect(page).toContain('- It does. *simplified*: only half')
    expect(page).toContain('| It does. | real | captured: a capture | [a](../a.test.ts) |')
    expect(page).toContain('| It does. (only half) | *simplified* | captured: a capture, 2026-08 |  |')
  })
  it('is true: every trait is proven, known or explained', async () => {
    const folder = fileURLToPath(new URL('..', import.meta.url))
    expect(fidelityProblems(await readTraits(), readProofs(folder))).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import type { Scenario } from '../scenario.ts'
import { caseName } from './plan.ts'
import { select } from './select.ts'

const make = (id: Scenario['id'], variants: readonly string[] = []): Scenario => ({
  id,
  title: `does ${id}`,
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 2'],
  expect: 'refused',
  failure: 'f',
  effect: 'e',
  fix: 'f',
  ...(variants.length === 0
    ? {}
    : { variants: Object.fromEntries(variants.map((name) => [name, { faults: [] }])) }),
})

const catalogue = [
  make('idtoken.alg-none', ['none', 'nOnE']),
  make('idtoken.aud-wrong'),
  make('idtoken.aud-missing'),
  make('jwks.several-keys'),
]

const chosen = (...words: string[]): readonly string[] => {
  const selection = select(catalogue, words)
  return selection.kind === 'selected' ? selection.selected.flatMap(({ cases }) => cases.map(caseName)) : []
}

describe('select', () => {
  it('takes everything when nothing is named', () => expect(chosen()).toHaveLength(5))
  it('takes an area', () => expect(chosen('jwks')).toEqual(['jwks.several-keys']))
  it('takes an id with all its variants', () =>
    expect(chosen('idtoken.alg-none')).toEqual(['idtoken.alg-none[none]', 'idtoken.alg-none[nOnE]']))
  it('takes one variant', () => expect(chosen('idtoken.alg-none[nOnE]')).toEqual(['idtoken.alg-none[nOnE]']))
  it('takes a prefix', () =>
    expect(chosen('idtoken.aud')).toEqual(['idtoken.aud-wrong', 'idtoken.aud-missing']))

  it('does not take an area for a prefix of another', () => {
    expect(select(catalogue, ['jwk']).kind).toBe('problems')
  })

  it('names the nearest ids, for every word that means nothing', () => {
    const selection = select(catalogue, ['idtoken.aud-wrng', 'jwks.several-kees'])
    expect(selection).toEqual({
      kind: 'problems',
      problems: [
        expect.stringContaining('Did you mean "idtoken.aud-wrong"'),
        expect.stringContaining('Did you mean "jwks.several-keys"'),
      ],
    })
  })
})

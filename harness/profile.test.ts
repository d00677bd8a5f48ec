import { expect, it } from 'vitest'
import { type Profile, type Weight, weigh } from './profile.ts'
import { type Basis, bases, type Level } from './scenario.ts'

const kind = (weight: Weight): string => (typeof weight === 'string' ? weight : 'excused')
const weights = (profile: Profile, level: Level): Readonly<Record<string, string>> =>
  Object.fromEntries(bases.map((basis) => [basis, kind(weigh(profile, { basis, level, references: [] }))]))

it.each([
  ['oidc-core', ['spec']],
  ['asvs', ['spec', 'bcp', 'asvs']],
  ['entra', ['spec', 'bcp', 'asvs', 'entra']],
  ['entra-app-gallery', []],
  ['enterprise-sso', [...bases]],
] as const)('%s demands the bases %j', (profile, demanded: readonly Basis[]) => {
  expect(weights(profile, 'MUST')).toEqual(
    Object.fromEntries(bases.map((basis) => [basis, demanded.includes(basis) ? 'demanded' : 'excused'])),
  )
})

it('never demands what is only advised', () => {
  for (const level of ['SHOULD', 'MAY'] as const)
    expect(new Set(Object.values(weights('enterprise-sso', level)))).toEqual(new Set(['advised']))
})

it.each([
  ['an item that it requires', ['OIDC Core 3', 'Entra App Gallery 1B.1.4'], 'demanded'],
  ['an item that it recommends', ['Entra App Gallery 1B.1.7'], 'advised'],
  ['both', ['Entra App Gallery 1B.1.7', 'Entra App Gallery 1B.1.1'], 'demanded'],
  ['none', ['Entra app roles'], 'advised'],
])('the gallery weighs by item, whatever the level: %s', (_, references, weight) => {
  expect(weigh('entra-app-gallery', { basis: 'bcp', level: 'SHOULD', references })).toBe(weight)
  if (weight !== 'advised' || references.length > 1)
    expect(weigh('oidc-core', { basis: 'spec', level: 'MUST', references })).toBe('demanded')
})

it('says on what the demand rests that it leaves out', () => {
  expect(weigh('oidc-core', { basis: 'product', level: 'MUST', references: [] })).toEqual({
    excuse:
      'A warning only: the profile "oidc-core" does not demand what rests on the reference design (basis "product").',
  })
})

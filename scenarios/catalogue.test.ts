import { describe, expect, it } from 'vitest'
import type { Scenario } from '../harness/scenario.ts'
import { idToken } from '../mock-idp/faults/fault.ts'
import { checkCatalogue, loadCatalogue, loadFiles } from './catalogue.ts'
import { checkScenario } from './check.ts'
import { findCitation } from './references.ts'

const good: Scenario = {
  id: 'idtoken.aud-wrong',
  title: 'refuses an ID token for another application',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (3)'],
  faults: [idToken.claim('aud', 'beef')],
  expect: 'refused',
  failure: 'signed {who} in',
  effect: 'Anybody is in.',
  fix: 'Compare "aud".',
}

it('has nothing to find in the catalogue', async () => {
  expect(checkCatalogue(await loadFiles())).toEqual([])
})

it('holds at least 30 scenarios from all six phases', async () => {
  const catalogue = await loadCatalogue()
  expect(catalogue.length).toBeGreaterThanOrEqual(30)
  expect(new Set(catalogue.map(({ phase }) => phase))).toEqual(
    new Set(['setup', 'test', 'enable', 'member-login', 'lifecycle', 'logout']),
  )
})

it('has a twin that has to be accepted for every message that is lied about', async () => {
  const catalogue = await loadCatalogue()
  const points = (expectation: 'accepted' | 'refused'): ReadonlySet<string> =>
    new Set(
      catalogue
        .filter(({ expect: wanted }) => wanted === expectation)
        .flatMap(({ faults = [] }) => faults.map(({ at }) => at)),
    )
  for (const point of ['discovery', 'id-token', 'authorization-response']) {
    expect(points('refused')).toContain(point)
    expect(points('accepted')).toContain(point)
  }
})

describe('a scenario file', () => {
  it('is good', () => expect(checkScenario(good, 'idtoken/aud-wrong')).toEqual([]))

  const broken: readonly [string, Partial<Record<keyof Scenario, unknown>>, string][] = [
    ['an id that is not its path', { id: 'idtoken.aud-other' }, 'name one after the other'],
    ['a number for an id', { id: 'idtoken.1' }, 'is no slug'],
    ['an unknown area', { id: 'tokens.aud-wrong' }, 'is not in areas.ts'],
    ['a title with "must"', { title: 'must refuse the token' }, 'the title says "must"'],
    ['a title that is a sentence', { title: 'Refuses the token.' }, 'lower-case verb'],
    ['a title that is too long', { title: `refuses ${'x'.repeat(80)}` }, 'at most 80'],
    ['no effect', { effect: '' }, '"effect" is empty'],
    ['no reference', { references: [] }, 'say who demands it'],
    ['an unknown reference', { references: ['OIDC Kore 3'] }, 'is not in references.ts'],
    ['an unknown capability', { needs: ['has-magic'] }, 'the capability "has-magic" is unknown'],
    ['nothing to judge', { expect: undefined, faults: undefined }, 'nothing would be judged'],
    ['a refusal of nothing', { faults: [] }, 'nothing is wrong that could be refused'],
    [
      'a name that no world has',
      { faults: [idToken.claim('email', '{{bob.email}}')] },
      'names {{bob.email}}',
    ],
    [
      'an organisation that is not in its world',
      { expect: undefined, steps: [{ do: 'login', organisation: 'globex', expect: 'in' }] },
      'add it to world.organisations',
    ],
  ]
  it.each(broken)('is refused for %s', (_, change, message) => {
    expect(checkScenario({ ...good, ...change } as Scenario, 'idtoken/aud-wrong').join('\n')).toContain(
      message,
    )
  })

  it('is refused when another has its id or title, with both files named', () => {
    const files = [
      { path: 'idtoken/aud-wrong', scenario: good },
      { path: 'idtoken/aud-wrong', scenario: good },
    ]
    expect(checkCatalogue(files).join('\n')).toMatch(
      /scenarios\/idtoken\/aud-wrong\.ts: the id .* is taken[\s\S]*the title .* is taken/,
    )
  })
})

it.each([
  ['OIDC Core 3.1.3.7 (3)', 'https://openid.net/specs/openid-connect-core-1_0.html#rfc.section.3.1.3.7'],
  ['RFC 7519 4.1.3', 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.3'],
  ['AADSTS 7000222', 'https://login.microsoftonline.com/error?code=7000222'],
  ['CVE-2020-26244', 'https://www.cve.org/CVERecord?id=CVE-2020-26244'],
  [
    'Entra ID token claims',
    'https://learn.microsoft.com/en-us/entra/identity-platform/id-token-claims-reference',
  ],
])('%s leads to its clause', (reference, url) => expect(findCitation(reference)?.url).toBe(url))

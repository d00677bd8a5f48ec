import { expect, it } from 'vitest'
import { loadCatalogue } from './catalogue.ts'
import { findCitation } from './references.ts'

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

it.each([
  ['OIDC Core 3.1.3.7 (3)', 'https://openid.net/specs/openid-connect-core-1_0.html#rfc.section.3.1.3.7'],
  ['RFC 7519 4.1.3', 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.3'],
  ['RFC 6749 A.11', 'https://www.rfc-editor.org/rfc/rfc6749#appendix-A.11'],
  ['AADSTS 7000222', 'https://login.microsoftonline.com/error?code=7000222'],
  ['CVE-2020-26244', 'https://www.cve.org/CVERecord?id=CVE-2020-26244'],
  [
    'Entra ID token claims',
    'https://learn.microsoft.com/en-us/entra/identity-platform/id-token-claims-reference',
  ],
])('%s leads to its clause', (reference, url) => expect(findCitation(reference)?.url).toBe(url))

it('resolves every citation to an address', async () => {
  const citations = (await loadCatalogue()).flatMap(({ references }) => references)
  expect(citations.filter((reference) => !URL.canParse(findCitation(reference)?.url ?? ''))).toEqual([])
})

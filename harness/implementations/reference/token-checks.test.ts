import { describe, expect, it } from 'vitest'
import { isIdTokenType, isIssuedLately, matchesAccessToken, maySignFor } from './token-checks.ts'

describe('the type of a token', () => {
  it.each([undefined, 'JWT', 'jwt'])('%s is one of an ID token', (typ) =>
    expect(isIdTokenType(typ)).toBe(true),
  )
  it.each(['at+jwt', 'logout+jwt', '', 1, null])('%s is not', (typ) => expect(isIdTokenType(typ)).toBe(false))
})

describe('the time of issue', () => {
  it.each([
    [1_000_000, true],
    [1_000_180, true],
    [1_000_181, false],
    [1_000_000 - 86_400, true],
    [1_000_000 - 86_401, false],
    ['1000000', false],
    [undefined, false],
  ])('%s is right at 1000000: %s', (iat, right) =>
    expect(isIssuedLately({ iat }, 1_000_000, 180)).toBe(right),
  )
})

describe('the hash of the access token', () => {
  // The example of OpenID Connect Core 1.0, A.3.
  const accessToken = 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y'
  it('is compared when there is one', () => {
    expect(matchesAccessToken({ at_hash: '77QmUPtjPfzWtF2AnpK9RQ' }, accessToken)).toBe(true)
    expect(matchesAccessToken({}, accessToken)).toBe(true)
    expect(matchesAccessToken({ at_hash: '77QmUPtjPfzWtF2AnpK9RA' }, accessToken)).toBe(false)
    expect(matchesAccessToken({ at_hash: null }, accessToken)).toBe(false)
  })
})

describe('the issuer that a key names', () => {
  const keys = [
    { kid: 'any' },
    { kid: 'ours', issuer: 'https://idp/t/v2.0' },
    { kid: 'template', issuer: 'https://idp/{tenantid}/v2.0' },
    { kid: 'other', issuer: 'https://idp/o/v2.0' },
  ]
  it.each([
    ['any', true],
    ['ours', true],
    ['template', true],
    ['other', false],
    ['unknown', false],
    [undefined, true],
  ])('of %s lets it sign: %s', (kid, may) =>
    expect(maySignFor(keys, kid, 'https://idp/t/v2.0', { tid: 't' })).toBe(may),
  )
  it('with a template needs the tenant of the token', () =>
    expect(maySignFor(keys, 'template', 'https://idp/t/v2.0', { tid: 'o' })).toBe(false))
})

import { expect, test } from 'vitest'
import { logoutEvent, logoutTokenChecks, memoryUsedTokens } from './logout-token.ts'

const now = 1_000_000
const expected = { issuer: 'https://idp', clientId: 'product', now }
const claims = {
  iss: 'https://idp',
  aud: 'product',
  iat: now - 10,
  exp: now + 110,
  jti: 'one',
  sub: 'mia',
  sid: 's1',
  events: { [logoutEvent]: {} },
}

const wrong = (
  changes: Readonly<Record<string, unknown>>,
  typ: unknown = 'logout+jwt',
): readonly string[] => {
  const token = { typ, claims: { ...claims, ...changes } }
  return Object.entries(logoutTokenChecks)
    .filter(([, check]) => !check(token, expected))
    .map(([name]) => name)
}

test.each([
  ['as it is', {}],
  ['for a session alone', { sub: undefined }],
  ['for a person alone', { sid: undefined }],
  ['with a list of one audience', { aud: ['product'] }],
  ['from clocks that differ by two minutes', { exp: now - 120 }],
])('a logout token %s is right', (_what, changes) => {
  expect(wrong(changes)).toEqual([])
})

test.each<readonly [Readonly<Record<string, unknown>>, string]>([
  [{ iss: 'https://idp/' }, 'issuer'],
  [{ aud: 'another' }, 'audience'],
  [{ aud: ['product', 'another'] }, 'audience'],
  [{ exp: now - 900 }, 'lifetime'],
  [{ exp: undefined }, 'lifetime'],
  [{ iat: now - 30 * 86_400 }, 'lifetime'],
  [{ events: undefined }, 'event'],
  [{ events: { another: {} } }, 'event'],
  [{ events: { [logoutEvent]: true } }, 'event'],
  [{ nonce: '' }, 'nonce'],
  [{ sub: undefined, sid: undefined }, 'about'],
  [{ sub: ['mia'] }, 'about'],
  [{ jti: undefined }, 'id'],
])('%o is wrong about it', (changes, check) => {
  expect(wrong(changes)).toEqual([check])
})

test('other kinds of tokens are told apart by their type', () => {
  expect(wrong({}, 'at+jwt')).toEqual(['type'])
  expect(wrong({}, undefined)).toEqual([])
})

test('a token counts once in an organisation, as long as it could be believed', () => {
  const used = memoryUsedTokens()
  expect(used.use('acme', 'one', now + 60, now)).toBe(true)
  expect(used.use('acme', 'one', now + 60, now + 60)).toBe(false)
  expect(used.use('globex', 'one', now + 60, now)).toBe(true)
  expect(used.use('acme', 'one', now + 2000, now + 1000)).toBe(true)
})

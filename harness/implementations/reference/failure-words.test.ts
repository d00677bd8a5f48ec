import { expect, test } from 'vitest'
import type { Failure } from './failure.ts'
import { adminMessage, wordsFor } from './failure-words.ts'

test('a wrong secret is explained by its number', () => {
  const failure: Failure = { kind: 'code-refused', error: 'invalid_client', codes: [7000215] }
  expect(wordsFor(failure).fix).toContain('Value, not its Secret ID')
})

test('an unknown number falls back to the OAuth error', () => {
  expect(wordsFor({ kind: 'code-refused', error: 'invalid_client', codes: [1] }).fix).toContain(
    'new client secret',
  )
})

test("the provider's text decides nothing", () => {
  const failure = (said: string): Failure => ({ kind: 'code-refused', error: 'x', codes: [], said })
  expect(wordsFor(failure('AADSTS7000215: wrong secret'))).toEqual(wordsFor(failure('anything')))
})

test('an administrator reads what the provider said, cut short', () => {
  expect(adminMessage({ kind: 'denied', said: 'y'.repeat(5000) }).said).toBe('y'.repeat(600))
})

test.each([
  [
    'common',
    'https://idp.example/common/v2.0',
    'https://idp.example/{tenantid}/v2.0',
    'Directory (tenant) ID',
  ],
  [
    'a domain name',
    'https://idp.example/contoso.com/v2.0',
    'https://idp.example/6f1c/v2.0',
    'paste "https://idp.example/6f1c/v2.0"',
  ],
  ['a slash too many', 'https://idp.example/6f1c/v2.0/', 'https://idp.example/6f1c/v2.0', 'Remove the slash'],
  ['another host', 'https://idp.example/v2.0', 'https://evil.example/v2.0', 'once more'],
])('a mismatch because of %s shows both values and what to paste', (_why, entered, found, advice) => {
  const { message: text } = adminMessage({ kind: 'issuer-mismatch', entered, found })
  expect(text).toContain(`"${entered}"`)
  expect(text).toContain(`"${found}"`)
  expect(text).toContain(advice)
})

test('nobody is advised to paste an issuer of another host', () => {
  const { fix } = wordsFor({
    kind: 'issuer-mismatch',
    entered: 'https://idp.example/v2.0',
    found: 'https://evil.example/v2.0',
  })
  expect(fix).not.toContain('evil.example')
})

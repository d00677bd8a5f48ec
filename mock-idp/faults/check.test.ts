import { describe, expect, it } from 'vitest'
import { checkFaults } from './check.ts'
import { discovery, idToken, jwks, tokenResponse } from './fault.ts'

describe('faults from outside', () => {
  it('accepts what the vocabulary makes', () => {
    const made = [
      discovery.member('issuer', { $issuerOf: 'x' }),
      discovery.answer(500, 'broken', 'text/plain'),
      jwks.truncated(),
      tokenResponse.refused(7000222),
      tokenResponse.forgets('pkce'),
      idToken.claim('iat', { $now: '-1d' }),
      idToken.signedBy('nobody', 'None'),
      idToken.signedBy('nobody', ''),
      idToken.tampered('oid', { $honest: 'altered' }),
      idToken.replayed(),
    ]
    expect(checkFaults(made)).toEqual([])
  })
  it('names everything that is wrong at once, with its path', () => {
    const wrong = [
      { at: 'nowhere', do: 'set', says: 'x', member: 'a', value: 1 },
      { at: 'jwks', do: 'sign', says: '' },
      { at: 'id-token', do: 'set', says: 'x', member: '', value: { $now: 'soon' } },
      { at: 'token-response', do: 'refuse', says: 'x', code: 1 },
      { at: 'discovery', do: 'answer', says: 'x', status: 99 },
      { at: 'jwks', do: 'reset', says: 'x', scope: { nth: 0, who: 'x' } },
      'text',
    ]
    expect(checkFaults(wrong).map(({ path }) => path)).toEqual([
      'faults.0.at',
      'faults.1.do',
      'faults.1.says',
      'faults.1.with',
      'faults.2.member',
      'faults.2.value.$now',
      'faults.2.part',
      'faults.3.code',
      'faults.4.status',
      'faults.4.body',
      'faults.5.scope.nth',
      'faults.5.scope.who',
      'faults.6',
    ])
  })
  it.each<[unknown, string, string]>([
    [{ at: 'discovry', do: 'set', says: 'x', member: 'a', value: 1 }, 'at', '"discovery"'],
    [{ at: 'jwks', do: 'trunkate', says: 'x' }, 'do', '"truncate"'],
    [
      { at: 'jwks', do: 'delay', says: 'x', miliseconds: 1, milliseconds: 1 },
      'miliseconds',
      '"milliseconds"',
    ],
    [{ at: 'id-token', do: 'sign', says: 'x', with: 'unknown-keys' }, 'with', '"unknown-key"'],
    [{ at: 'jwks', do: 'reset', says: 'x', scope: { aplication: 'x' } }, 'scope.aplication', '"application"'],
    [{ at: 'jwks', do: 'set', says: 'x', member: 'a', value: { $hones: 'x' } }, 'value.$hones', '"$honest"'],
    [
      { at: 'jwks', do: 'set', says: 'x', member: 'a', value: { $honest: 'altred' } },
      'value.$honest',
      '"altered"',
    ],
  ])('names the nearest word: %j', (fault, path, near) => {
    const problems = checkFaults([fault])
    expect(problems.map((problem) => problem.path)).toEqual([`faults.0.${path}`])
    expect(problems[0]?.message).toContain(`did you mean ${near}?`)
  })
  it.each<[string, object]>([
    ['a scope that is no GUID', { scope: { application: 'my app' } }],
    ['times that are none', { scope: { times: 0 } }],
    ['a time that is none', { scope: { until: 'tomorrow' } }],
  ])('refuses %s', (_, change) => expect(checkFaults([{ ...jwks.reset(), ...change }])).toHaveLength(1))
  it.each([
    [{ at: 'discovery', do: 'redirect', says: 'x', location: '' }, 'location'],
    [{ at: 'discovery', do: 'redirect', says: 'x', location: '/', status: 304 }, 'status'],
    [{ at: 'discovery', do: 'oversize', says: 'x', bytes: -1 }, 'bytes'],
    [{ at: 'discovery', do: 'delay', says: 'x' }, 'milliseconds'],
    [{ at: 'discovery', do: 'content-type', says: 'x', contentType: 'a/b', encoding: 'ebcdic' }, 'encoding'],
    [{ at: 'logout', do: 'divert', says: 'x', location: '/logout' }, 'location'],
    [{ at: 'authorization-response', do: 'refuse', says: 'x', code: 50105, as: 'json' }, 'as'],
    [{ at: 'discovery', do: 'set', says: 'x', member: 'a', value: { $length: 'long' } }, 'value.$length'],
  ])('refuses %j', (fault, path) =>
    expect(checkFaults([fault]).map((problem) => problem.path)).toEqual([`faults.0.${path}`]),
  )
})

import { describe, expect, it } from 'vitest'
import { createClock } from '../directory/clock.ts'
import { foreignKey } from '../keys/key-sets.ts'
import { tell } from './apply.ts'
import { discovery, type Fault, type FaultValue, idToken, jwks } from './fault.ts'
import { activate, takeFaults } from './select.ts'

const clock = createClock(() => 1_000_000_000_000)
const hosts = { origin: 'https://idp.example', neighbour: 'https://graph.example' }
const surroundings = { hosts, clock }
const document = {
  issuer: 'https://idp.example/t/v2.0',
  keys: [
    { kid: 'a', n: 'x' },
    { kid: 'b', n: 'y' },
  ],
}

describe('messages', () => {
  it('returns the very same object without a fault', () => {
    expect(tell(document, [], surroundings).message).toBe(document)
    expect(tell(document, [discovery.delayed(1)], surroundings).message).toBe(document)
  })
  it.each<[string, Fault, unknown, unknown]>([
    [
      'sets a member in its place',
      discovery.member('issuer', 'x'),
      { ...document, issuer: 'x' },
      document.issuer,
    ],
    ['adds a member', discovery.member('extra', 1), { ...document, extra: 1 }, undefined],
    ['drops a member', discovery.without('issuer'), { keys: document.keys }, document.issuer],
    [
      'reaches into arrays',
      jwks.member('keys.1.kid', 'z'),
      {
        ...document,
        keys: [
          { kid: 'a', n: 'x' },
          { kid: 'z', n: 'y' },
        ],
      },
      'b',
    ],
    [
      'drops within arrays',
      jwks.without('keys.0'),
      { ...document, keys: [{ kid: 'b', n: 'y' }] },
      document.keys[0],
    ],
    [
      'changes every element',
      jwks.without('keys.*.n'),
      { ...document, keys: [{ kid: 'a' }, { kid: 'b' }] },
      'x',
    ],
  ])('%s', (_, fault, expected, honest) => {
    const told = tell(document, [fault], surroundings)
    expect(told.message).toEqual(expected)
    expect(Object.keys(told.message)[0]).toBe(Object.keys(expected as object)[0])
    expect(told.delivered).toMatchObject([{ says: fault.says, honest }])
    expect(document.keys).toHaveLength(2)
  })
  it.each<[FaultValue, unknown]>([
    [{ $now: '-15m' }, 999_999_100],
    [{ $issuerOf: 'other' }, 'https://idp.example/other/v2.0'],
    [{ $honest: 'in-array' }, ['https://idp.example/t/v2.0']],
    [{ $honest: 'upper-case' }, 'HTTPS://IDP.EXAMPLE/T/V2.0'],
    [{ $honest: 'with-trailing-slash' }, 'https://idp.example/t/v2.0/'],
    [{ $honest: 'with-trailing-space' }, 'https://idp.example/t/v2.0 '],
    [{ $honest: 'lower-case' }, 'https://idp.example/t/v2.0'],
    [{ $honest: 'as-text' }, 'https://idp.example/t/v2.0'],
    [{ $honest: 'doubled' }, ['https://idp.example/t/v2.0', 'https://idp.example/t/v2.0']],
    [{ $honest: 'empty' }, ''],
    [{ $length: 5 }, 'https'],
    [{ $length: 30 }, 'https://idp.example/t/v2.aaaa0'],
    [{ $honest: 'as-flattened-jws' }, { payload: 'example/t/v2', protected: 'https://idp', signature: '0' }],
    [
      { $honest: 'as-general-jws' },
      {
        payload: 'example/t/v2',
        signatures: [
          { protected: 'https://idp', signature: '0' },
          { protected: 'https://idp', signature: 'b' },
        ],
      },
    ],
    [{ $honest: 'reversed' }, '0.2v/t/elpmaxe.pdi//:sptth'],
    [{ $key: 'foreign' }, expect.objectContaining({ kty: 'RSA', kid: foreignKey.kid, n: foreignKey.n })],
    [{ $key: 'weak' }, expect.objectContaining({ kty: 'RSA', e: 'AQAB' })],
    [null, null],
    [{ plain: true }, { plain: true }],
  ])('resolves %j', (value, expected) =>
    expect(tell(document, [discovery.member('issuer', value)], surroundings).message['issuer']).toEqual(
      expected,
    ),
  )
  it('alters one character and keeps the length', () => {
    const sent = String(
      tell(document, [discovery.member('issuer', { $honest: 'altered' })], surroundings).message['issuer'],
    )
    expect(sent).toHaveLength(document.issuer.length)
    expect(sent).not.toBe(document.issuer)
  })
})

describe('changes of honest values that are no texts', () => {
  it.each<[FaultValue, unknown, unknown]>([
    [{ $honest: 'as-text' }, 3600, '3600'],
    [{ $honest: 'empty' }, 3600, 0],
    [{ $honest: 'empty' }, true, false],
    [{ $honest: 'empty' }, ['a'], []],
    [{ $honest: 'doubled' }, ['a'], ['a', 'a']],
    [{ $honest: 'altered' }, 3600, 3601],
    [{ $honest: 'reversed' }, ['a', 'b'], ['b', 'a']],
  ])('%j of %j', (value, honest, expected) =>
    expect(
      tell({ member: honest } as never, [discovery.member('member', value)], surroundings).message['member'],
    ).toEqual(expected),
  )
})

describe('scope', () => {
  const scoped = (scope: Fault['scope']): Fault => ({
    ...idToken.without('aud'),
    ...(scope === undefined ? {} : { scope }),
  })
  it.each([
    [{ application: 'A' }, { application: 'a' }, 1],
    [{ application: 'a' }, { application: 'b' }, 0],
    [{ person: 'p' }, { person: 'p' }, 1],
    [{ person: 'p' }, {}, 0],
    [undefined, {}, 1],
  ])('%j for %j', (scope, concerned, count) =>
    expect(takeFaults([activate(scoped(scope))], 'id-token', concerned)).toHaveLength(count),
  )
  it('lies at the nth occurrence only', () => {
    const active = [activate(scoped({ nth: 2 }))]
    expect([1, 2, 3].map(() => takeFaults(active, 'id-token', {}).length)).toEqual([0, 1, 0])
  })
  it.each<[string, Fault['scope'], readonly number[]]>([
    ['the first two', { times: 2 }, [1, 1, 0, 0]],
    ['two from the second on', { nth: 2, times: 2 }, [0, 1, 1, 0]],
  ])('lies at %s', (_, scope, expected) => {
    const active = [activate(scoped(scope))]
    expect(expected.map(() => takeFaults(active, 'id-token', {}).length)).toEqual(expected)
  })
  it("lies until a time by the tenant's clock", () => {
    const active = [activate(scoped({ until: '2001-09-09T01:46:41Z' }), clock.ms)]
    expect(takeFaults(active, 'id-token', {})).toHaveLength(1)
    clock.advance('1s')
    expect(takeFaults(active, 'id-token', {})).toHaveLength(0)
    clock.reset()
  })
  it('leaves other messages alone', () => expect(takeFaults([activate(scoped({}))], 'jwks', {})).toEqual([]))
})

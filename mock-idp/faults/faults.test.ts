import { createHmac, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createClock } from '../directory/clock.ts'
import { foreignKey, keySets } from '../keys/key-sets.ts'
import { segment } from '../minting/sign.ts'
import { tell } from './apply.ts'
import {
  accessToken,
  discovery,
  type Fault,
  type FaultValue,
  idToken,
  jwks,
  type SigningLie,
} from './fault.ts'
import { activate, takeFaults } from './select.ts'
import { tellAccessToken, tellIdToken } from './token.ts'

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

describe('ID tokens', () => {
  const key = keySets[0]?.published[0]
  if (key === undefined) throw new Error('no key')
  const honest = {
    header: { typ: 'JWT', alg: 'RS256', kid: key.kid },
    claims: { aud: 'me', iss: 'you' },
    key,
    clientSecret: 'secret',
    earlier: undefined,
  }
  const open = (token: string) => {
    const [head = '', body = '', signature = ''] = token.split('.')
    const read = (part: string) =>
      JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
    return { header: read(head), claims: read(body), input: `${head}.${body}`, signature }
  }
  const signedBy = (token: string, pem: string): boolean => {
    const { input, signature } = open(token)
    return verify('RSA-SHA256', Buffer.from(input), pem, Buffer.from(signature, 'base64url'))
  }
  it('is signed rightly without a fault, and after a changed claim or header', async () => {
    for (const faults of [[], [idToken.claim('aud', 'other')], [idToken.header('typ', 'at+jwt')]]) {
      const { token, delivered } = await tellIdToken(honest, faults, surroundings)
      expect(signedBy(token, key.publicPem())).toBe(true)
      expect(delivered).toHaveLength(faults.length)
    }
  })
  it.each<[SigningLie, (token: string) => boolean]>([
    [
      'unknown-key',
      (token) => open(token).header['kid'] === foreignKey.kid && signedBy(token, foreignKey.publicPem()),
    ],
    [
      'unknown-key-known-kid',
      (token) => open(token).header['kid'] === key.kid && signedBy(token, foreignKey.publicPem()),
    ],
    [
      'embedded-key',
      (token) => typeof open(token).header['jwk'] === 'object' && signedBy(token, foreignKey.publicPem()),
    ],
    ['nobody', (token) => open(token).header['alg'] === 'none' && open(token).signature === ''],
    ['empty-signature', (token) => open(token).header['alg'] === 'RS256' && open(token).signature === ''],
    [
      'public-key-as-hmac-secret',
      (token) =>
        open(token).signature ===
        createHmac('sha256', key.publicPem()).update(open(token).input).digest('base64url'),
    ],
    [
      'client-secret',
      (token) =>
        open(token).signature ===
        createHmac('sha256', 'secret').update(open(token).input).digest('base64url'),
    ],
  ])('signed by %s', async (lie, holds) => {
    const { token, delivered } = await tellIdToken(honest, [idToken.signedBy(lie)], surroundings)
    expect(holds(token)).toBe(true)
    expect(signedBy(token, key.publicPem())).toBe(false)
    expect(delivered).toHaveLength(1)
  })
  it('spells "none" as told', async () => {
    const { token } = await tellIdToken(honest, [idToken.signedBy('nobody', 'nOnE')], surroundings)
    expect(open(token).header['alg']).toBe('nOnE')
  })
  it('tampers after signing', async () => {
    const { token } = await tellIdToken(honest, [idToken.tampered('aud', 'other')], surroundings)
    expect(open(token).claims['aud']).toBe('other')
    expect(signedBy(token, key.publicPem())).toBe(false)
  })
  it('replays an earlier token, and delivers nothing when there is none', async () => {
    const none = await tellIdToken(honest, [idToken.replayed()], surroundings)
    expect(none.delivered).toEqual([])
    const replayed = await tellIdToken({ ...honest, earlier: 'a.b.c' }, [idToken.replayed()], surroundings)
    expect(replayed).toMatchObject({ token: 'a.b.c', delivered: [{ sent: 'a.b.c' }] })
  })
})

describe('access tokens', () => {
  const key = keySets[0]?.published[0]
  if (key === undefined) throw new Error('no key')
  const sign = async (input: string): Promise<string> => `signed ${input.length}`
  const minted = `${segment({ alg: 'RS256' })}.${segment({ aud: 'me' })}.signature`
  const made = { key, clientSecret: 'secret', sign }
  it('stays the very same without a fault', async () =>
    expect((await tellAccessToken(minted, made, [], surroundings)).token).toBe(minted))
  it('is changed, and signed again by its own signer', async () => {
    const { token, delivered } = await tellAccessToken(
      minted,
      made,
      [accessToken.claim('aud', 'you')],
      surroundings,
    )
    const [, claims = '', signature] = token.split('.')
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({ aud: 'you' })
    expect(signature).toBe(`signed ${token.lastIndexOf('.')}`)
    expect(delivered).toMatchObject([{ at: 'access-token', member: 'aud', sent: 'you', honest: 'me' }])
  })
})

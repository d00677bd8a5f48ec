import { createHash, createHmac, verify } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { compactDecrypt } from 'jose'
import { describe, expect, it } from 'vitest'
import { createClock } from '../directory/clock.ts'
import { foreignKey, keySets, weakKey } from '../keys/key-sets.ts'
import { segment } from '../minting/sign.ts'
import { accessToken, type Fault, idToken, type SigningLie } from './fault.ts'
import { tellAccessToken, tellIdToken } from './token.ts'

const clock = createClock(() => 1_000_000_000_000)
const surroundings = {
  hosts: { origin: 'https://idp.example', neighbour: 'https://graph.example' },
  clock,
}

describe('ID tokens', () => {
  const key = keySets[0]?.published[0]
  const withdrawn = keySets[0]?.published[2]
  if (key === undefined || withdrawn === undefined) throw new Error('no key')
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
  it.each<[string, Fault, (token: string) => boolean]>([
    [
      'a secret that everybody can guess',
      idToken.keyedWith('secret'),
      (token) =>
        open(token).header['alg'] === 'HS256' &&
        open(token).signature ===
          createHmac('sha256', 'secret').update(open(token).input).digest('base64url'),
    ],
    [
      'the right key with another algorithm',
      idToken.signedBy('other-algorithm', 'RS512'),
      (token) =>
        open(token).header['alg'] === 'RS512' &&
        verify(
          'sha512',
          Buffer.from(open(token).input),
          key.publicPem(),
          Buffer.from(open(token).signature, 'base64url'),
        ),
    ],
    [
      'a key whose certificate is in the header',
      idToken.signedBy('certificate-in-header'),
      (token) =>
        open(token).header['x5t'] === key.kid &&
        isDeepStrictEqual(open(token).header['x5c'], [foreignKey.x5c]) &&
        signedBy(token, foreignKey.publicPem()),
    ],
    ['a weak key', idToken.signedBy('weak-key'), (token) => signedBy(token, weakKey.publicPem())],
    [
      'a key that was withdrawn',
      idToken.signedBy('withdrawn-key'),
      (token) => open(token).header['kid'] === withdrawn.kid && signedBy(token, withdrawn.publicPem()),
    ],
  ])('are signed by %s', async (_, fault, holds) => {
    const { token, delivered } = await tellIdToken({ ...honest, withdrawn }, [fault], surroundings)
    expect(holds(token)).toBe(true)
    expect(delivered).toMatchObject([{ says: fault.says, honest: honest.header }])
  })
  it('stays honest when no key was withdrawn', async () => {
    const { token, delivered } = await tellIdToken(honest, [idToken.signedBy('withdrawn-key')], surroundings)
    expect(signedBy(token, key.publicPem())).toBe(true)
    expect(delivered).toEqual([])
  })
  it.each(['encrypted', 'encrypted-unsigned'] as const)('is %s with the client secret', async (how) => {
    const { token } = await tellIdToken(honest, [idToken.signedBy(how)], surroundings)
    const { plaintext } = await compactDecrypt(token, createHash('sha256').update('secret').digest())
    const inner = new TextDecoder().decode(plaintext)
    expect(open(inner).claims).toEqual(honest.claims)
    expect(how === 'encrypted' ? signedBy(inner, key.publicPem()) : open(inner).signature === '').toBe(true)
  })
  it('has a member twice, the honest value first, and is signed rightly', async () => {
    const lies = [idToken.repeated('aud', 'other'), idToken.repeated('alg', 'none', 'header')]
    const { token, delivered } = await tellIdToken(honest, lies, surroundings)
    const [head = '', body = ''] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString())
    expect(body).toBe('{"aud":"me","aud":"other","iss":"you"}')
    expect(head).toMatch(/^\{"alg":"RS256".*"alg":"none"/)
    expect(signedBy(token, key.publicPem())).toBe(true)
    expect(delivered).toMatchObject([
      { member: 'aud', sent: 'other', honest: 'me' },
      { member: 'header.alg', sent: 'none', honest: 'RS256' },
    ])
  })
  it('may have a claim with a name that every object has', async () => {
    const lies = ['__proto__', 'constructor'].map((name) => idToken.claim(name, { admin: true }))
    const { token, delivered } = await tellIdToken(honest, lies, surroundings)
    expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).toContain(
      '"__proto__":{"admin":true}',
    )
    expect(delivered.map((told) => told.honest)).toEqual([undefined, undefined])
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

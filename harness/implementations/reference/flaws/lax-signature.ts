/** Ways to verify the signature of an ID token: the right one, and wrong ones that real products had. */
import { createHmac, createPublicKey } from 'node:crypto'
import {
  compactVerify,
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  importJWK,
  type JSONWebKeySet,
} from 'jose'
import { maySignFor } from '../token-checks.ts'
import { Crash, invalid, loadKeys, type Redemption, send } from './lax-tokens.ts'

export interface Signed {
  readonly token: string
  readonly redemption: Redemption
  /** The published keys; fetched when they are first asked for. */
  readonly keys: () => Promise<JSONWebKeySet>
}

/** Returns the token whose claims count: the same one, unless it was wrapped in another. Throws when it is not signed. */
export type Verify = (signed: Signed) => Promise<string>

const rs256 = { algorithms: ['RS256'] }

/** By a published key, with RS256, whatever issuer the key names. */
export const byPublishedKey: Verify = async ({ token, keys }) => {
  if (decodeProtectedHeader(token).alg !== 'RS256') throw invalid()
  await compactVerify(token, createLocalJWKSet(await keys()), rs256)
  return token
}

/** A way to verify, and after it whether the published key may sign for the issuer of the token. */
const bound =
  (verify: Verify): Verify =>
  async (signed) => {
    const token = await verify(signed)
    const { keys } = await signed.keys()
    const { issuer } = signed.redemption.transaction.metadata
    if (!maySignFor(keys, decodeProtectedHeader(token).kid, issuer, decodeJwt(token))) throw invalid('iss')
    return token
  }

/** By a published key that may sign for the issuer of the token, with RS256. */
export const soundly: Verify = bound(byPublishedKey)

/** The signature is not looked at, whatever key it was made with. `alg` still has to be RS256. */
export const notAtAll: Verify = async ({ token, keys }) => {
  if (decodeProtectedHeader(token).alg !== 'RS256') throw invalid()
  await keys()
  return token
}

/** A token whose `alg` is "none", in any spelling, is not signed. */
export const orNone: Verify = async (signed) => {
  const { alg } = decodeProtectedHeader(signed.token)
  return typeof alg === 'string' && alg.toLowerCase() === 'none' ? signed.token : soundly(signed)
}

/** Whether the token is authenticated with HS256 by one of these secrets. */
const hasMac = (token: string, secrets: readonly (string | Buffer)[]): boolean => {
  const [head = '', body = '', signature] = token.split('.')
  return secrets.some(
    (secret) => createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url') === signature,
  )
}

/** HS256 is verified too, with secrets that are none. */
export const orHmac =
  (secretsOf: (signed: Signed) => Promise<readonly (string | Buffer)[]>): Verify =>
  async (signed) => {
    const { token } = signed
    if (decodeProtectedHeader(token).alg !== 'HS256') return soundly(signed)
    if (!hasMac(token, await secretsOf(signed))) throw invalid()
    return token
  }

/** The published RSA keys as PEM texts, as somebody who feeds them to an HMAC has them. */
export const publicKeyTexts = async ({ keys }: Signed): Promise<readonly string[]> =>
  (await keys()).keys
    .filter(({ kty }) => kty === 'RSA')
    .map((key) =>
      createPublicKey({ key: { ...key }, format: 'jwk' })
        .export({ type: 'spki', format: 'pem' })
        .toString(),
    )
    .flatMap((text) => [text, text.trim()])

/** The symmetric keys of the key set. */
export const publishedSecrets = async ({ keys }: Signed): Promise<readonly Buffer[]> =>
  (await keys()).keys.flatMap(({ k }) => (k === undefined ? [] : [Buffer.from(k, 'base64url')]))

/** A key in the token's own header is used. */
export const byEmbeddedKey: Verify = async (signed) => {
  const { jwk } = decodeProtectedHeader(signed.token)
  if (jwk === undefined) return soundly(signed)
  await compactVerify(signed.token, await importJWK(jwk, 'RS256'), rs256)
  return signed.token
}

/** The key set is fetched from where the token's header says. */
export const byKeysFromHeader: Verify = async (signed) => {
  const { token, redemption } = signed
  const { jku } = decodeProtectedHeader(token)
  if (typeof jku !== 'string') return soundly(signed)
  await compactVerify(token, createLocalJWKSet(await loadKeys(redemption.fetch, jku)), rs256)
  return token
}

/** The certificate that the header names is fetched, although nothing is done with it. */
export const askingForCertificate: Verify = async (signed) => {
  const { x5u } = decodeProtectedHeader(signed.token)
  if (typeof x5u === 'string') await send(signed.redemption.fetch, x5u, { method: 'GET' })
  return soundly(signed)
}

/** Names in `crit` are taken for understood. */
export const understandingAll: Verify = bound(async ({ token, keys }) => {
  const { alg, crit = [] } = decodeProtectedHeader(token)
  if (alg !== 'RS256') throw invalid()
  await compactVerify(token, createLocalJWKSet(await keys()), {
    ...rs256,
    crit: Object.fromEntries(crit.map((name) => [name, true])),
  })
  return token
})

/** `kid` is taken for a text without looking. */
export const takingKidForText: Verify = async (signed) => {
  const { kid } = decodeProtectedHeader(signed.token)
  if (kid !== undefined && typeof kid !== 'string') throw new Crash('kid.split is not a function')
  return soundly(signed)
}

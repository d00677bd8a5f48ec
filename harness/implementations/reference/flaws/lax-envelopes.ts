/** Ways to be too generous with keys, algorithms and envelopes of an ID token. */
import {
  constants,
  createDecipheriv,
  createHash,
  createPublicKey,
  type JsonWebKey,
  verify as verifySync,
  X509Certificate,
} from 'node:crypto'
import { compactVerify, decodeProtectedHeader } from 'jose'
import { soundly, type Verify } from './lax-signature.ts'
import { invalid } from './lax-tokens.ts'

/** A certificate in the token's own header is used. */
export const byEmbeddedCertificate: Verify = async (signed) => {
  const { x5c: [certificate] = [] } = decodeProtectedHeader(signed.token)
  if (certificate === undefined) return soundly(signed)
  const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'))
  await compactVerify(signed.token, publicKey, { algorithms: ['RS256'] })
  return signed.token
}

/** Every RSA algorithm, as the token says, and keys of any length. */
const verifiesAs = (token: string, key: JsonWebKey, alg: string): boolean => {
  const [head = '', body = '', signature = ''] = token.split('.')
  const padding = alg.startsWith('PS') ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING
  return verifySync(
    `sha${alg.slice(2)}`,
    Buffer.from(`${head}.${body}`),
    { key: createPublicKey({ key, format: 'jwk' }), padding },
    Buffer.from(signature, 'base64url'),
  )
}

const byAnyKey =
  (isAllowed: (alg: string) => boolean): Verify =>
  async (signed) => {
    const { alg = '', kid } = decodeProtectedHeader(signed.token)
    const found = (await signed.keys()).keys.find((key) => key.kid === kid)
    if (!isAllowed(alg) || found === undefined) return soundly(signed)
    const { kty, n, e } = found
    if (kty !== 'RSA' || n === undefined || e === undefined) return soundly(signed)
    if (!verifiesAs(signed.token, { kty, n, e }, alg)) throw invalid()
    return signed.token
  }

/** The algorithm is taken from the token, as long as it is one for RSA keys. */
export const withAnyRsaAlgorithm: Verify = byAnyKey(
  (alg) => alg !== 'RS256' && /^[RP]S(256|384|512)$/.test(alg),
)

const isShort = (n: string | undefined): boolean => Buffer.from(n ?? '', 'base64url').length < 256

/** RSA keys may be as short as they like. */
export const withShortKeys: Verify = async (signed) => {
  const { kid } = decodeProtectedHeader(signed.token)
  const found = (await signed.keys()).keys.find((key) => key.kid === kid)
  const short = found?.kty === 'RSA' && isShort(found.n)
  return short ? byAnyKey((alg) => alg === 'RS256')(signed) : soundly(signed)
}

/** What is in an envelope that was made with the client secret. */
const opened = (token: string, clientSecret: string): string => {
  const [head = '', , iv = '', content = '', tag = ''] = token.split('.')
  const bytes = (part: string) => Buffer.from(part, 'base64url')
  const cipher = createDecipheriv(
    'aes-256-gcm',
    createHash('sha256').update(clientSecret).digest(),
    bytes(iv),
  )
  cipher.setAAD(Buffer.from(head)).setAuthTag(bytes(tag))
  return Buffer.concat([cipher.update(bytes(content)), cipher.final()]).toString()
}

const isEncrypted = (token: string): boolean => token.split('.').length === 5

/** Encrypted tokens are opened, and verified then. */
export const openingEnvelopes: Verify = async (signed) => {
  if (!isEncrypted(signed.token)) return soundly(signed)
  return soundly({ ...signed, token: opened(signed.token, signed.redemption.clientSecret) })
}

/** Encrypted tokens are opened, and taken for signed. */
export const trustingEnvelopes: Verify = async (signed) =>
  isEncrypted(signed.token) ? opened(signed.token, signed.redemption.clientSecret) : soundly(signed)

/** Without a `kid` there is no key to look for, and so nothing is verified. */
export const unlessKidIsAbsent: Verify = async (signed) => {
  await signed.keys()
  return decodeProtectedHeader(signed.token).kid === undefined ? signed.token : soundly(signed)
}

/** A token without a `kid` is refused, also when there is one key only. */
export const needingKid: Verify = async (signed) => {
  await signed.keys()
  if (decodeProtectedHeader(signed.token).kid === undefined) throw invalid()
  return soundly(signed)
}

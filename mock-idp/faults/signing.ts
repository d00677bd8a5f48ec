/** How a token is signed, rightly or wrongly. */
import {
  constants,
  createCipheriv,
  createHash,
  createPublicKey,
  randomBytes,
  sign as signSync,
} from 'node:crypto'
import { foreignKey, keySets, type TestKey, weakKey } from '../keys/key-sets.ts'
import { segment, signHs256, signRs256 } from '../minting/sign.ts'
import type { Members } from './apply.ts'
import type { SigningFault } from './fault.ts'

export interface Unsigned {
  readonly header: Members
  readonly claims: Members
  /** The JSON text of a part that no object can hold, because a member is in it twice. */
  readonly texts: { header?: string; claims?: string }
}

interface Signer {
  readonly key: TestKey
  /** The secret that authenticated the client. */
  readonly clientSecret: string
  readonly withdrawn?: TestKey | undefined
  /** Signs rightly. Default: RS256 with the key. */
  readonly sign?: (input: string) => Promise<string>
}

/** The token with its signature, or with the lie about it. */
export const signToken = async (
  { header, claims, texts }: Unsigned,
  { key, clientSecret, withdrawn, sign = (input) => signRs256(input, key.privateKey()) }: Signer,
  lie: SigningFault | undefined,
): Promise<string> => {
  const alg = lie?.alg === undefined ? {} : { alg: lie.alg }
  const body = texts.claims === undefined ? segment(claims) : encoded(texts.claims)
  const inputWith = (changes: Members): string =>
    `${texts.header === undefined ? segment({ ...header, ...changes, ...alg }) : encoded(texts.header)}.${body}`
  const signedBy = async ({ privateKey }: TestKey, changes: Members): Promise<string> => {
    const input = inputWith(changes)
    return `${input}.${await signRs256(input, privateKey())}`
  }
  const keyedWith = (secret: string): string => {
    const input = inputWith({ alg: 'HS256' })
    return `${input}.${signHs256(input, secret)}`
  }
  const honestly = async (): Promise<string> => {
    const input = inputWith({})
    return `${input}.${await sign(input)}`
  }
  switch (lie?.with) {
    case undefined:
      return honestly()
    case 'unknown-key':
      return signedBy(foreignKey, { kid: foreignKey.kid })
    case 'unknown-key-known-kid':
      return signedBy(foreignKey, {})
    case 'embedded-key': {
      const { kty = '', n = '', e = '' } = createPublicKey(foreignKey.privateKey()).export({ format: 'jwk' })
      return signedBy(foreignKey, { kid: foreignKey.kid, jwk: { kty, n, e } })
    }
    case 'certificate-in-header':
      return signedBy(foreignKey, { x5t: key.kid, x5c: [foreignKey.x5c] })
    case 'weak-key':
      return signedBy(weakKey, { kid: weakKey.kid })
    case 'withdrawn-key':
      return withdrawn === undefined ? honestly() : signedBy(withdrawn, { kid: withdrawn.kid })
    case 'other-provider': {
      const other = keyOfOtherProvider(key)
      return signedBy(other, { kid: other.kid })
    }
    case 'other-provider-known-kid':
      return signedBy(keyOfOtherProvider(key), {})
    case 'nobody':
      return `${inputWith({ alg: 'none' })}.`
    case 'empty-signature':
      return `${inputWith({})}.`
    case 'public-key-as-hmac-secret':
      return keyedWith(key.publicPem())
    case 'client-secret':
      return keyedWith(clientSecret)
    case 'guessable-secret':
      return keyedWith(lie?.secret ?? '')
    case 'other-algorithm': {
      const other = lie?.alg ?? 'PS256'
      const input = inputWith({ alg: other })
      return `${input}.${signWith(other, input, key)}`
    }
    case 'encrypted':
      return encrypted(await honestly(), clientSecret)
    case 'encrypted-unsigned':
      return encrypted(`${inputWith({ alg: 'none' })}.`, clientSecret)
  }
}

/** The key that signs in a set that does not have this one. */
const keyOfOtherProvider = (key: TestKey): TestKey =>
  keySets.find(({ published, spare }) => ![...published, ...spare].includes(key))?.published[1] ?? foreignKey

const encoded = (text: string): string => Buffer.from(text).toString('base64url')

/** RSA with the hash and the padding that the name says: RS384, PS512 and so on. */
const signWith = (alg: string, input: string, { privateKey }: TestKey): string => {
  const padding = alg.startsWith('PS') ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING
  const saltLength = constants.RSA_PSS_SALTLEN_DIGEST
  const key = { key: privateKey(), padding, ...(alg.startsWith('PS') ? { saltLength } : {}) }
  return signSync(`sha${alg.slice(2)}`, Buffer.from(input), key).toString('base64url')
}

/**
 * A token in a JWE (RFC 7516) by direct encryption with A256GCM. The key is made of the client secret as
 * OpenID Connect Core 1.0, 10.2 says.
 */
const encrypted = (token: string, clientSecret: string): string => {
  const head = segment({ alg: 'dir', enc: 'A256GCM', cty: 'JWT' })
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', createHash('sha256').update(clientSecret).digest(), iv)
  cipher.setAAD(Buffer.from(head))
  const content = Buffer.concat([cipher.update(token), cipher.final()])
  return [head, '', ...[iv, content, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.')
}

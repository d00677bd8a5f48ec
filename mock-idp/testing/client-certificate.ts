import { createHash, type webcrypto, X509Certificate } from 'node:crypto'
import { keyIdentifier, makeCertificate, type Pair, privatePem } from '../tls/certificate.ts'

/** A key and its certificate as an administrator makes them for an application; PEM texts. */
export interface ClientKey extends Pair {
  readonly privateKey: webcrypto.CryptoKey
  /** SHA-1 and SHA-256 of the DER in upper-case hexadecimal, as libraries want them. */
  readonly thumbprint: string
  readonly thumbprintSha256: string
  /** The same in base64url, as assertions carry them. */
  readonly x5t: string
  readonly x5tS256: string
}

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
} as const

/** A self-signed certificate for an application, valid from `from` for `days`. */
export const makeClientKey = async ({
  from = new Date(Date.now() - 86_400_000),
  days = 90,
}: {
  from?: Date
  days?: number
} = {}): Promise<ClientKey> => {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(rsa, true, ['sign', 'verify'])
  const name = 'Client certificate for tests'
  const certificate = await makeCertificate({
    subject: name,
    issuer: name,
    notBefore: from,
    notAfter: new Date(from.getTime() + days * 86_400_000),
    publicKey,
    signingKey: privateKey,
    extensions: [await keyIdentifier(publicKey)],
  })
  const cert = `${certificate.toString('pem')}\n`
  const hash = (algorithm: 'sha1' | 'sha256') =>
    createHash(algorithm).update(new X509Certificate(cert).raw).digest()
  return {
    cert,
    key: await privatePem(privateKey),
    privateKey,
    thumbprint: hash('sha1').toString('hex').toUpperCase(),
    thumbprintSha256: hash('sha256').toString('hex').toUpperCase(),
    x5t: hash('sha1').toString('base64url'),
    x5tS256: hash('sha256').toString('base64url'),
  }
}

import { createPrivateKey, type webcrypto, X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import 'reflect-metadata'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'

type Key = webcrypto.CryptoKey
type KeyPair = webcrypto.CryptoKeyPair

export interface CertificateRequest {
  readonly subject: string
  readonly issuer: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly publicKey: Key
  readonly signingKey: Key
  /** At least one: an empty list is not allowed in a certificate (RFC 5280, 4.1.2.9). */
  readonly extensions: readonly [Extension, ...Extension[]]
  /** Hexadecimal. Default: at random. */
  readonly serialNumber?: string
}

/** PEM texts of a key and its certificate. */
export interface Pair {
  readonly key: string
  readonly cert: string
}

/**
 * An X.509 certificate, signed with SHA-256. This module loads slowly (about 170 ms): import it
 * only when a certificate has to be made. The library needs the polyfill above it.
 */
export const makeCertificate = ({ subject, issuer, extensions, ...rest }: CertificateRequest) =>
  X509CertificateGenerator.create({
    ...rest,
    subject: [{ CN: [subject] }],
    issuer: [{ CN: [issuer] }],
    extensions: [...extensions],
    signingAlgorithm: { name: rest.signingKey.algorithm.name, hash: 'SHA-256' },
  })

const day = 86_400_000
const lives = { ca: 3_650 * day, leaf: 397 * day } as const
const p256 = { name: 'ECDSA', namedCurve: 'P-256' } as const
const authorityName = 'Mock Entra ID local test CA'

/** A certificate authority for tests, valid for ten years. */
export const makeAuthority = async (now: Date): Promise<Pair> => {
  const keys = await newKeys()
  return pairOf(keys, {
    ...named(authorityName, now, lives.ca),
    publicKey: keys.publicKey,
    signingKey: keys.privateKey,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await keyIdentifier(keys.publicKey),
    ],
  })
}

/**
 * A server certificate for localhost, 127.0.0.1 and further names, valid for 397 days, the most that browsers accept.
 * Strict verifiers (Python 3.13 among them) demand key identifiers in both certificates of the chain.
 */
export const makeLeaf = async (authority: Pair, now: Date, names: readonly string[] = []): Promise<Pair> => {
  const keys = await newKeys()
  const issuer = await readKeys(authority)
  return pairOf(keys, {
    ...named('localhost', now, lives.leaf),
    publicKey: keys.publicKey,
    signingKey: issuer.privateKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      await keyIdentifier(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
        ...names.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
      ]),
    ],
  })
}

const named = (subject: string, now: Date, life: number) => ({
  subject,
  issuer: authorityName,
  notBefore: new Date(now.getTime() - day),
  notAfter: new Date(now.getTime() + life),
})

const newKeys = (): Promise<KeyPair> => crypto.subtle.generateKey(p256, true, ['sign', 'verify'])

const readKeys = async ({ key, cert }: Pair): Promise<KeyPair> => ({
  privateKey: createPrivateKey(key).toCryptoKey(p256, false, ['sign']),
  publicKey: new X509Certificate(cert).publicKey.toCryptoKey(p256, true, ['verify']),
})

/** PEM (PKCS #8) of a private key that may be exported. */
export const privatePem = async (key: Key): Promise<string> =>
  `${PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')}\n`

/** Names a key by its SHA-1, in a certificate's subject key identifier. */
export const keyIdentifier = (key: Key) => SubjectKeyIdentifierExtension.create(key)

const pairOf = async ({ privateKey }: KeyPair, request: CertificateRequest): Promise<Pair> => ({
  key: await privatePem(privateKey),
  cert: `${(await makeCertificate(request)).toString('pem')}\n`,
})

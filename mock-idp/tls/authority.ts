import { createPrivateKey, generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MockEntraError } from '../errors.ts'
import { makeCertificate, toPem } from './certificate.ts'

export interface LocalAuthority {
  /** PEM file of the certificate authority, for NODE_EXTRA_CA_CERTS and its like. */
  readonly caFile: string
  readonly ca: string
  /** PEM texts for the listener. */
  readonly leaf: { readonly key: string; readonly cert: string }
}

interface Pair {
  readonly key: string
  readonly cert: string
}

const day = 86_400_000
const lives = { ca: 3_650 * day, leaf: 397 * day } as const
/** What has less than this left is made anew. */
const margin = 30 * day

/**
 * The local certificate authority and a certificate for localhost and 127.0.0.1, kept in a folder and made
 * anew when they are unreadable, do not belong together or expire soon. Several programs may share the
 * folder: files are replaced whole. Throws `MockEntraError` with the code `certificate`.
 */
export const localAuthority = (folder: string, now: Date = new Date()): LocalAuthority => {
  const caFile = join(folder, 'ca.pem')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const authority =
      readPair(caFile, join(folder, 'ca-key.pem'), now) ?? keep(folder, 'ca', makeAuthority(now))
    const known = readPair(join(folder, 'leaf.pem'), join(folder, 'leaf-key.pem'), now)
    const fits =
      known !== undefined &&
      new X509Certificate(known.cert).verify(new X509Certificate(authority.cert).publicKey)
    const leaf = fits ? known : keep(folder, 'leaf', makeLeaf(authority, now))
    return { caFile, ca: authority.cert, leaf }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new MockEntraError(
      'certificate',
      `The local certificate authority cannot be kept in ${folder}: ${why}. Name a folder that can be written, or use plain http.`,
      [],
      cause,
    )
  }
}

/** A certificate and its key, if both are readable, belong together and last long enough. */
const readPair = (certFile: string, keyFile: string, now: Date): Pair | undefined => {
  try {
    const cert = readFileSync(certFile, 'utf8')
    const key = readFileSync(keyFile, 'utf8')
    const parsed = new X509Certificate(cert)
    const lasts =
      Date.parse(parsed.validTo) - now.getTime() > margin && Date.parse(parsed.validFrom) <= now.getTime()
    return lasts && parsed.checkPrivateKey(createPrivateKey(key)) ? { cert, key } : undefined
  } catch {
    return undefined
  }
}

/** Writes both files whole, the key first, so that nobody reads half of one. */
const keep = (folder: string, name: 'ca' | 'leaf', pair: Pair): Pair => {
  const suffix = `.${process.pid}.${randomBytes(4).toString('hex')}`
  for (const [file, text, mode] of [
    [join(folder, `${name}-key.pem`), pair.key, 0o600],
    [join(folder, `${name}.pem`), pair.cert, 0o644],
  ] as const) {
    writeFileSync(file + suffix, text, { mode })
    chmodSync(file + suffix, mode)
    renameSync(file + suffix, file)
  }
  return pair
}

const newKey = () =>
  generateKeyPairSync('ec', {
    namedCurve: 'prime256v1',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })

const serialNumber = (): Buffer => Buffer.concat([Buffer.from([1]), randomBytes(15)])
const authorityName = 'Mock Entra ID local test CA'

const makeAuthority = (now: Date): Pair => {
  const { publicKey, privateKey } = newKey()
  const certificate = makeCertificate({
    serial: serialNumber(),
    subject: authorityName,
    issuer: authorityName,
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + lives.ca),
    publicKey,
    signer: createPrivateKey(privateKey),
    kind: { is: 'authority' },
  })
  return { cert: toPem(certificate), key: privateKey }
}

const makeLeaf = (authority: Pair, now: Date): Pair => {
  const { publicKey, privateKey } = newKey()
  const certificate = makeCertificate({
    serial: serialNumber(),
    subject: 'localhost',
    issuer: authorityName,
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + lives.leaf),
    publicKey,
    signer: createPrivateKey(authority.key),
    kind: { is: 'server', names: ['localhost'], addresses: [[127, 0, 0, 1]] },
  })
  return { cert: toPem(certificate), key: privateKey }
}

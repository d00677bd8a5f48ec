/**
 * A Java keystore (JKS) of trusted certificates: every Java reads it, and without a password, which PKCS12
 * does not allow. Nothing in it is secret. Pure.
 */
import { createHash, X509Certificate } from 'node:crypto'

const magic = 0xfeedfeed
const version = 2
const trustedCertificate = 2
/** Read by nobody: without a password Java leaves the digest unchecked. It is right all the same. */
const password = 'changeit'

const int = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** As Java's `DataOutput.writeUTF` does for ASCII. */
const text = (value: string): Buffer => {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(value.length)
  return Buffer.concat([length, Buffer.from(value, 'ascii')])
}

const entry = (pem: string, index: number): Buffer => {
  const { raw } = new X509Certificate(pem)
  const made = Buffer.alloc(8)
  return Buffer.concat([
    int(trustedCertificate),
    text(`ca-${index}`),
    made,
    text('X.509'),
    int(raw.length),
    raw,
  ])
}

/** @param authorities as PEM */
export const javaTrustStore = (authorities: readonly string[]): Buffer => {
  const content = Buffer.concat([
    int(magic),
    int(version),
    int(authorities.length),
    ...authorities.map(entry),
  ])
  const digest = createHash('sha1')
    .update(Buffer.from(password, 'utf16le').swap16())
    .update('Mighty Aphrodite')
    .update(content)
    .digest()
  return Buffer.concat([content, digest])
}

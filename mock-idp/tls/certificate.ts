import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto'
import {
  bits,
  boolean,
  integer,
  nothing,
  octets,
  oid,
  retagged,
  sequence,
  set,
  tagged,
  time,
  utf8,
} from './der.ts'

export interface CertificateRequest {
  readonly serial: Uint8Array
  readonly subject: string
  readonly issuer: string
  readonly notBefore: Date
  readonly notAfter: Date
  /** PEM (SPKI) of the key that is certified. */
  readonly publicKey: string
  /** RSA or EC P-256 key of the issuer. */
  readonly signer: KeyObject
  readonly kind:
    | { readonly is: 'signing' }
    | { readonly is: 'authority' }
    | {
        readonly is: 'server'
        readonly names: readonly string[]
        readonly addresses: readonly (readonly number[])[]
      }
}

/**
 * An X.509 version 3 certificate (RFC 5280) in DER. It exists so that the mock needs no certificate tool
 * and no slow library on its start-up path.
 */
export const makeCertificate = (request: CertificateRequest): Buffer => {
  const algorithm =
    request.signer.asymmetricKeyType === 'rsa'
      ? sequence(oid('1.2.840.113549.1.1.11'), nothing)
      : sequence(oid('1.2.840.10045.4.3.2'))
  const extensions = extensionsOf(
    request.kind,
    keyIdOf(createPublicKey(request.publicKey)),
    keyIdOf(createPublicKey(request.signer)),
  )
  const content = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(request.serial),
    algorithm,
    nameOf(request.issuer),
    sequence(time(request.notBefore), time(request.notAfter)),
    nameOf(request.subject),
    createPublicKey(request.publicKey).export({ type: 'spki', format: 'der' }),
    ...(extensions.length === 0 ? [] : [tagged(3, sequence(...extensions))]),
  )
  return sequence(content, algorithm, bits(sign('sha256', content, request.signer)))
}

const nameOf = (commonName: string): Buffer => sequence(set(sequence(oid('2.5.4.3'), utf8(commonName))))

const critical = boolean(true)
/** keyUsage: bits are numbered from the most significant one. */
const usage = (byte: number, unused: number): Buffer =>
  sequence(oid('2.5.29.15'), critical, octets(bits(Buffer.from([byte]), unused)))

/** Strict verifiers (Python 3.13 among them) demand key identifiers in both certificates of a chain. */
const keyIdOf = (key: KeyObject): Buffer =>
  createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest()

const extensionsOf = (
  kind: CertificateRequest['kind'],
  keyId: Buffer,
  issuerKeyId: Buffer,
): readonly Buffer[] => {
  switch (kind.is) {
    case 'signing':
      return []
    case 'authority':
      return [
        sequence(oid('2.5.29.19'), critical, octets(sequence(boolean(true)))),
        usage(0b0000_0110, 1),
        sequence(oid('2.5.29.14'), octets(octets(keyId))),
      ]
    case 'server':
      return [
        sequence(oid('2.5.29.19'), critical, octets(sequence())),
        usage(0b1000_0000, 7),
        sequence(oid('2.5.29.14'), octets(octets(keyId))),
        sequence(oid('2.5.29.35'), octets(sequence(retagged(0, issuerKeyId)))),
        sequence(oid('2.5.29.37'), octets(sequence(oid('1.3.6.1.5.5.7.3.1')))),
        sequence(
          oid('2.5.29.17'),
          octets(
            sequence(
              ...kind.names.map((name) => retagged(2, Buffer.from(name, 'ascii'))),
              ...kind.addresses.map((address) => retagged(7, Buffer.from(address))),
            ),
          ),
        ),
      ]
  }
}

/** PEM text of a certificate. */
export const toPem = (certificate: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${(certificate.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`

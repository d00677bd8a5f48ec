/**
 * Makes public-test-keys.json anew. Run by hand, once in a few years:
 * `node mock-idp/keys/generate-test-keys.ts`.
 */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { keyIdentifier, makeCertificate, privatePem } from '../tls/certificate.ts'

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
} as const

const makeKey = async (serial: number, modulusLength: number = rsa.modulusLength) => {
  const { privateKey, publicKey } = await crypto.subtle.generateKey({ ...rsa, modulusLength }, true, [
    'sign',
    'verify',
  ])
  const subject = 'Mock identity provider, public test key'
  const certificate = await makeCertificate({
    serialNumber: serial.toString(16).padStart(2, '0'),
    subject,
    issuer: subject,
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2046-01-01T00:00:00Z'),
    publicKey,
    signingKey: privateKey,
    extensions: [await keyIdentifier(publicKey)],
  })
  const der = Buffer.from(certificate.rawData)
  const { n, e } = await crypto.subtle.exportKey('jwk', publicKey)
  return {
    kid: createHash('sha1').update(der).digest('base64url'),
    n,
    e,
    x5c: der.toString('base64'),
    privateKey: await privatePem(privateKey),
  }
}

const keys = await Promise.all(Array.from({ length: 28 }, (_, index) => makeKey(index + 1)))
const setFrom = (first: number, published: number, spare: number) => ({
  published: keys.slice(first, first + published),
  spare: keys.slice(first + published, first + published + spare),
})
const file = {
  warning:
    'Test keys, known to everybody: whoever has this file can sign as the mock. Trust them in tests only.',
  sets: [setFrom(0, 3, 3), setFrom(6, 2, 2)],
  foreign: keys[10],
  weak: await makeKey(29, 1024),
  application: keys[11],
  personal: setFrom(12, 2, 2),
  clouds: {
    'us-government': setFrom(16, 2, 2),
    china: setFrom(20, 2, 2),
    'external-id': setFrom(24, 2, 2),
  },
}
writeFileSync(new URL('./public-test-keys.json', import.meta.url), `${JSON.stringify(file, null, 2)}\n`)

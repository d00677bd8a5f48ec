/**
 * Makes public-test-keys.json anew. Run by hand, once in a few years:
 * `node mock-idp/keys/generate-test-keys.ts`. Pairs are generated as PEM and read back, because exporting
 * a fresh KeyObject can hang for ever on Node 20.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { makeCertificate } from '../tls/certificate.ts'

const makeKey = (serial: number) => {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const subject = 'Mock identity provider, public test key'
  const certificate = makeCertificate({
    serial: Buffer.from([serial]),
    subject,
    issuer: subject,
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2046-01-01T00:00:00Z'),
    publicKey: pair.publicKey,
    signer: createPrivateKey(pair.privateKey),
    kind: { is: 'signing' },
  })
  const { n, e } = createPublicKey(pair.publicKey).export({ format: 'jwk' })
  return {
    kid: createHash('sha1').update(certificate).digest('base64url'),
    n,
    e,
    x5c: certificate.toString('base64'),
    privateKey: pair.privateKey,
  }
}

const keys = Array.from({ length: 11 }, (_, index) => makeKey(index + 1))
const file = {
  warning:
    'Test keys, known to everybody: whoever has this file can sign as the mock. Trust them in tests only.',
  sets: [
    { published: keys.slice(0, 3), spare: keys.slice(3, 6) },
    { published: keys.slice(6, 8), spare: keys.slice(8, 10) },
  ],
  foreign: keys[10],
}
writeFileSync(new URL('./public-test-keys.json', import.meta.url), `${JSON.stringify(file, null, 2)}\n`)

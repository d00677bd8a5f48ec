/** Mistakes in verifying the signature of an ID token. */
import type { FlawTable } from './flaw.ts'
import { laxRedeem } from './lax-redeem.ts'
import {
  askingForCertificate,
  byEmbeddedKey,
  byKeysFromHeader,
  notAtAll,
  orHmac,
  orNone,
  publicKeyTexts,
  takingKidForText,
  understandingAll,
  type Verify,
} from './lax-signature.ts'

const verifying = (verify: Verify) => () => ({ redeem: laxRedeem({ verify }) })

export const signatureFlaws = {
  'accepts-unsigned-changes': {
    breaks: 'It decodes the ID token without verifying the signature.',
    rules: verifying(notAtAll),
    caughtBy: [
      'idtoken.signature-tampered',
      'idtoken.unknown-key-known-kid',
      'setup.test-rejects-bad-signature',
    ],
    alsoCaughtBy: [
      'idtoken.signature-stripped',
      'idtoken.embedded-jwk',
      'idtoken.jku-x5u',
      'idtoken.kid-hostile',
      'idtoken.crit-unknown',
      'jwks.empty',
      'jwks.enc-key',
      'jwks.key-issuer-binding',
      'jwks.not-json-or-huge',
    ],
  },
  'accepts-alg-none': {
    breaks: 'It takes a token whose header says "alg": "none" for one that needs no signature.',
    rules: verifying(orNone),
    caughtBy: ['idtoken.alg-none'],
  },
  'accepts-public-key-as-hmac': {
    breaks: 'It takes the algorithm from the token, and verifies HS256 with the public key as the secret.',
    rules: verifying(orHmac(publicKeyTexts)),
    caughtBy: ['idtoken.hs256-with-public-key'],
  },
  'trusts-embedded-key': {
    breaks: "It prefers a key in the token's own header to the published ones.",
    rules: verifying(byEmbeddedKey),
    caughtBy: ['idtoken.embedded-jwk'],
  },
  'fetches-jku': {
    breaks: "It fetches the key set that the token's own header names, and trusts it.",
    rules: verifying(byKeysFromHeader),
    caughtBy: ['idtoken.jku-x5u'],
  },
  'asks-for-x5u': {
    breaks: "It fetches the certificate that the token's own header names, although it never uses it.",
    rules: verifying(askingForCertificate),
    caughtBy: ['idtoken.jku-x5u'],
  },
  'ignores-crit': {
    breaks: 'It passes over critical headers that it does not know.',
    rules: verifying(understandingAll),
    caughtBy: ['idtoken.crit-unknown'],
  },
  'chokes-on-odd-kid': {
    breaks: 'It takes "kid" for a text without looking, and crashes when it is none.',
    rules: verifying(takingKidForText),
    caughtBy: ['idtoken.kid-hostile'],
  },
} as const satisfies FlawTable

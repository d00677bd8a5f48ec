/** Mistakes in verifying the signature of an ID token. */
import type { FlawTable } from './flaw.ts'
import {
  byEmbeddedCertificate,
  needingKid,
  openingEnvelopes,
  trustingEnvelopes,
  unlessKidIsAbsent,
  withAnyRsaAlgorithm,
  withShortKeys,
} from './lax-envelopes.ts'
import { laxRedeem } from './lax-redeem.ts'
import {
  askingForCertificate,
  byEmbeddedKey,
  byKeysFromHeader,
  notAtAll,
  orHmac,
  orNone,
  publicKeyTexts,
  publishedSecrets,
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
      'jwks.unknown-kid-storm',
      'idtoken.signature-stripped',
      'idtoken.embedded-jwk',
      'idtoken.jku-x5u',
      'idtoken.kid-hostile',
      'idtoken.crit-unknown',
      'jwks.empty',
      'jwks.enc-key',
      'jwks.key-issuer-binding',
      'jwks.emergency-removal',
      'jwks.kid-absent-several',
      'jwks.weak-rsa',
      'idtoken.x5c-header',
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
  'accepts-client-secret-as-hmac': {
    breaks: 'It verifies HS256 too, with the client secret.',
    rules: verifying(orHmac(async ({ redemption }) => [redemption.clientSecret])),
    caughtBy: ['idtoken.hs256-with-client-secret'],
  },
  'accepts-missing-hmac-key': {
    breaks: 'It verifies HS256 too, with the secret that it has not configured.',
    rules: verifying(orHmac(async () => ['', 'undefined', 'null'])),
    caughtBy: ['idtoken.hs256-empty-key'],
  },
  'accepts-published-secret': {
    breaks: 'It verifies HS256 too, with a symmetric key of the public key set.',
    rules: verifying(orHmac(publishedSecrets)),
    caughtBy: ['jwks.oct-key'],
  },
  'accepts-any-rsa-algorithm': {
    breaks: 'It takes the algorithm from the token, as long as it is one for RSA keys.',
    rules: verifying(withAnyRsaAlgorithm),
    caughtBy: ['idtoken.alg-not-advertised'],
  },
  'accepts-short-keys': {
    breaks: 'It does not mind how short an RSA key is.',
    rules: verifying(withShortKeys),
    caughtBy: ['jwks.weak-rsa'],
  },
  'trusts-embedded-certificate': {
    breaks: "It prefers a certificate in the token's own header to the published keys.",
    rules: verifying(byEmbeddedCertificate),
    caughtBy: ['idtoken.x5c-header'],
  },
  'decrypts-unasked': {
    breaks: 'It opens an encrypted ID token with its client secret, although it never asked for one.',
    rules: verifying(openingEnvelopes),
    caughtBy: ['idtoken.encrypted-unnegotiated'],
  },
  'trusts-encrypted-tokens': {
    breaks: 'It takes whatever it can decrypt for signed.',
    rules: verifying(trustingEnvelopes),
    caughtBy: ['idtoken.jwe-wrapped-unsigned'],
    alsoCaughtBy: ['idtoken.encrypted-unnegotiated'],
  },
  'skips-signature-without-kid': {
    breaks: 'When the token names no key, it goes on without looking at the signature.',
    rules: verifying(unlessKidIsAbsent),
    caughtBy: ['jwks.kid-absent-several'],
  },
  'needs-kid': {
    breaks: 'It refuses a token without "kid", also when there is one key only.',
    rules: verifying(needingKid),
    caughtBy: ['jwks.kid-absent-single'],
  },
} as const satisfies FlawTable

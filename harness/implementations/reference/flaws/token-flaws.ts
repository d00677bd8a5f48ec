/** Mistakes in redeeming a code and validating the ID token. */
import { importJWK } from 'jose'
import { SignInFailure } from '../failure.ts'
import { redeem } from '../redeem.ts'
import type { FlawTable } from './flaw.ts'
import type { Check } from './lax-claims.ts'
import { type KeySetSource, laxRedeem } from './lax-redeem.ts'

const without =
  (...checks: readonly Check[]) =>
  () => ({ redeem: laxRedeem({ without: checks }) })

/** Key sets kept as long as the product runs. */
const eternalKeys = (): KeySetSource => {
  const kept = new Map<string, Awaited<ReturnType<KeySetSource>>>()
  return async (url, load) => {
    const keys = kept.get(url) ?? (await load())
    kept.set(url, keys)
    return keys
  }
}

/** What Entra sends in an ID token, and what the settings of an application can add. */
const knownClaims = [
  ...[
    'iss',
    'aud',
    'azp',
    'sub',
    'exp',
    'iat',
    'nbf',
    'nonce',
    'at_hash',
    'c_hash',
    'auth_time',
    'acr',
    'amr',
    'jti',
  ],
  ...[
    'oid',
    'tid',
    'ver',
    'sid',
    'aio',
    'rh',
    'uti',
    'idp',
    'acct',
    'acrs',
    'login_hint',
    'groups',
    'hasgroups',
    'roles',
  ],
  ...['email', 'email_verified', 'name', 'preferred_username', 'upn', 'given_name', 'family_name'],
  ...['_claim_names', '_claim_sources'],
]

export const tokenFlaws = {
  'accepts-any-issuer': {
    breaks: 'It does not compare the issuer of the ID token.',
    rules: without('issuer'),
    caughtBy: ['idtoken.iss-wrong', 'idtoken.iss-other-tenant'],
    alsoCaughtBy: ['idtoken.iss-missing', 'setup.test-rejects-wrong-issuer', 'entra.consumer-tenant'],
  },
  'accepts-any-audience': {
    breaks: 'It does not compare the audience of the ID token.',
    rules: without('audience'),
    caughtBy: ['idtoken.aud-wrong'],
    alsoCaughtBy: ['idtoken.aud-missing', 'setup.test-rejects-wrong-audience'],
  },
  'refuses-audience-array': {
    breaks: 'It refuses an audience that is an array, also when the client ID is all that is in it.',
    rules: () => ({
      redeem: async (redemption) => {
        const claims = await redeem(redemption)
        const { aud } = claims
        if (Array.isArray(aud)) throw new SignInFailure({ kind: 'token-invalid', claim: 'aud' })
        return claims
      },
    }),
    caughtBy: ['idtoken.aud-array-self'],
  },
  'ignores-expiry': {
    breaks: 'It does not compare the expiry of the ID token.',
    rules: without('expiry'),
    caughtBy: ['idtoken.exp-past'],
    alsoCaughtBy: ['setup.test-rejects-expired'],
  },
  'ignores-nbf': {
    breaks: 'It does not compare the time from which the ID token is valid.',
    rules: without('not-before'),
    caughtBy: ['idtoken.nbf-future'],
  },
  'ignores-nonce': {
    breaks: 'It sends a nonce and never compares it.',
    rules: without('nonce'),
    caughtBy: ['idtoken.nonce-wrong'],
    alsoCaughtBy: ['idtoken.nonce-missing', 'idtoken.replayed', 'setup.test-rejects-wrong-nonce'],
  },
  'checks-nonce-only-when-present': {
    breaks: 'It compares the nonce only if the ID token has one.',
    rules: () => ({
      redeem: laxRedeem({
        claims: { isNonce: ({ nonce }, sent) => nonce === undefined || nonce === sent },
      }),
    }),
    caughtBy: ['idtoken.nonce-missing'],
  },
  'caches-keys-for-ever': {
    breaks: 'It fetches a key set once and keeps it as long as it runs.',
    rules: () => ({ redeem: laxRedeem({ keySet: eternalKeys() }) }),
    caughtBy: ['jwks.rollover-between-logins'],
    alsoCaughtBy: [
      'jwks.rollover-during-login',
      'jwks.key-without-alg',
      'jwks.unusable-neighbours',
      'jwks.unreachable-cold',
    ],
  },
  'needs-key-use': {
    breaks: 'It passes over keys that do not say "use": "sig".',
    rules: () => ({
      redeem: laxRedeem({
        keySet: async (_url, load) => ({ keys: (await load()).keys.filter(({ use }) => use === 'sig') }),
      }),
    }),
    caughtBy: ['jwks.key-without-alg'],
  },
  'chokes-on-strange-keys': {
    breaks: 'It imports every key of the set as an RSA key, and gives up when one is not.',
    rules: () => ({
      redeem: laxRedeem({
        keySet: async (_url, load) => {
          const set = await load()
          await Promise.all(set.keys.map((key) => importJWK(key, 'RS256')))
          return set
        },
      }),
    }),
    caughtBy: ['jwks.unusable-neighbours'],
  },
  'refuses-unknown-claims': {
    breaks: 'It refuses an ID token with a claim that it does not know.',
    rules: () => ({
      redeem: async (redemption) => {
        const claims = await redeem(redemption)
        const unknown = Object.keys(claims).some((name) => !knownClaims.includes(name))
        if (unknown) throw new SignInFailure({ kind: 'token-invalid' })
        return claims
      },
    }),
    caughtBy: ['claims.unknown-claims'],
  },
  'identity-from-userinfo': {
    breaks: 'When the token response has no ID token, it asks UserInfo who somebody is.',
    rules: without('id-token'),
    caughtBy: ['token.missing-id-token'],
  },
} as const satisfies FlawTable

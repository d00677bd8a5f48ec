/** Mistakes in redeeming a code and validating the ID token. */
import { SignInFailure } from '../failure.ts'
import { redeem } from '../redeem.ts'
import type { FlawTable } from './flaw.ts'
import type { Check } from './lax-claims.ts'
import { laxRedeem } from './lax-redeem.ts'

const without =
  (...checks: readonly Check[]) =>
  () => ({ redeem: laxRedeem({ without: checks }) })

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
    alsoCaughtBy: [
      'entra.v1-token-under-v2-config',
      'idtoken.duplicate-members',
      'idtoken.iss-missing',
      'idtoken.iss-near-miss',
      'setup.test-rejects-wrong-issuer',
      'entra.consumer-tenant',
    ],
  },
  'accepts-any-audience': {
    breaks: 'It does not compare the audience of the ID token.',
    rules: without('audience'),
    caughtBy: ['idtoken.aud-wrong'],
    alsoCaughtBy: [
      'multi-tenant.same-issuer',
      'idtoken.duplicate-members',
      'idtoken.aud-missing',
      'idtoken.aud-substring',
      'idtoken.aud-array-extra',
      'setup.test-rejects-wrong-audience',
    ],
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
    alsoCaughtBy: ['idtoken.skew-excessive', 'idtoken.time-types', 'setup.test-rejects-expired'],
  },
  'ignores-nbf': {
    breaks: 'It does not compare the time from which the ID token is valid.',
    rules: without('not-before'),
    caughtBy: ['idtoken.nbf-future'],
    alsoCaughtBy: ['idtoken.time-types'],
  },
  'ignores-nonce': {
    breaks: 'It sends a nonce and never compares it.',
    rules: without('nonce'),
    caughtBy: ['idtoken.nonce-wrong', 'callback.code-injection-lax-as'],
    alsoCaughtBy: [
      'idtoken.nonce-of-other-tab',
      'idtoken.nonce-missing',
      'idtoken.nonce-optout-claim',
      'idtoken.replayed',
      'setup.test-rejects-wrong-nonce',
    ],
  },
  'checks-nonce-only-when-present': {
    breaks: 'It compares the nonce only if the ID token has one.',
    rules: () => ({
      redeem: laxRedeem({
        claims: { isNonce: ({ nonce }, sent) => nonce === undefined || nonce === sent },
      }),
    }),
    caughtBy: ['idtoken.nonce-missing'],
    alsoCaughtBy: ['idtoken.nonce-optout-claim'],
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
    alsoCaughtBy: ['idtoken.prototype-members'],
  },
  'identity-from-userinfo': {
    breaks: 'When the token response has no ID token, it asks UserInfo who somebody is.',
    rules: without('id-token'),
    caughtBy: ['token.missing-id-token'],
    alsoCaughtBy: ['token.not-json'],
  },
} as const satisfies FlawTable

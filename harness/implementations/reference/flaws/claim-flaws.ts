/** Mistakes in reading and comparing the claims of an ID token whose signature is right. */
import type { Claims } from '../redeem.ts'
import type { FlawTable } from './flaw.ts'
import { firstOfTwo, fromAnyForm, ofAnyLogin } from './lax-forms.ts'
import { type Laxity, laxRedeem } from './lax-redeem.ts'
import { Crash } from './lax-tokens.ts'

const wrongly = (laxity: Laxity) => () => ({ redeem: laxRedeem(laxity) })

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''))
const normalised = (issuer: unknown): string => textOf(issuer).toLowerCase().replace(/\/$/, '')

/** What many write to get "their own" object: the claim `__proto__` becomes the prototype of the copy. */
const copiedByAssignment = (claims: Claims): Claims => {
  const copy: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(claims)) copy[name] = value
  return { ...copy, email: copy['email'], sub: claims.sub }
}

export const claimFlaws = {
  'no-clock-tolerance': {
    breaks: 'It allows no difference between the clocks.',
    rules: wrongly({ claims: { tolerance: 0 } }),
    caughtBy: ['idtoken.skew-tolerated'],
  },
  'generous-with-clocks': {
    breaks: 'It excuses clocks that differ by 25 minutes.',
    rules: wrongly({ claims: { tolerance: 25 * 60 } }),
    caughtBy: ['idtoken.skew-excessive'],
    alsoCaughtBy: ['idtoken.exp-past', 'setup.test-rejects-expired'],
  },
  'compares-start-of-issuer': {
    breaks: 'It accepts every issuer that begins with the right one.',
    rules: wrongly({ claims: { isIssuer: ({ iss }, { issuer }) => textOf(iss).startsWith(issuer) } }),
    caughtBy: ['idtoken.iss-near-miss'],
  },
  'normalises-issuer': {
    breaks: 'It compares issuers without regard to case and a slash at the end.',
    rules: wrongly({ claims: { isIssuer: ({ iss }, { issuer }) => normalised(iss) === normalised(issuer) } }),
    caughtBy: ['idtoken.iss-near-miss'],
  },
  'looks-for-client-id-in-audience': {
    breaks: 'It accepts every audience in whose text the client ID occurs.',
    rules: wrongly({ claims: { isForUs: ({ aud }, clientId) => textOf(aud).includes(clientId) } }),
    caughtBy: ['idtoken.aud-substring'],
    alsoCaughtBy: ['idtoken.aud-array-extra'],
  },
  'shares-audience-with-anybody': {
    breaks: 'It accepts an audience of several applications as soon as it is one of them, and ignores "azp".',
    rules: wrongly({
      claims: {
        isForUs: ({ aud }, clientId) => (Array.isArray(aud) ? aud.includes(clientId) : aud === clientId),
      },
    }),
    caughtBy: ['idtoken.aud-array-extra'],
  },
  'needs-no-iat': {
    breaks: 'It does not ask when the ID token was issued.',
    rules: wrongly({ without: ['issued-at-presence'] }),
    caughtBy: ['idtoken.iat-missing'],
    alsoCaughtBy: ['idtoken.time-types'],
  },
  'needs-no-exp': {
    breaks: 'It takes an ID token without expiry for one that never expires.',
    rules: wrongly({ without: ['expiry-presence'] }),
    caughtBy: ['idtoken.exp-missing'],
    alsoCaughtBy: ['idtoken.time-types'],
  },
  'accepts-any-iat': {
    breaks: 'It does not mind when the ID token was issued.',
    rules: wrongly({ without: ['issued-at'] }),
    caughtBy: ['idtoken.iat-future', 'idtoken.iat-stale'],
  },
  'reads-times-from-text': {
    breaks: 'It turns texts into times.',
    rules: wrongly({ claims: { timeOf: (value) => (value === undefined ? undefined : Number(value)) } }),
    caughtBy: ['idtoken.time-types'],
  },
  'accepts-any-token-type': {
    breaks: 'It takes every JWT with the right claims for an ID token, whatever type its header names.',
    rules: wrongly({ without: ['token-type'] }),
    caughtBy: ['idtoken.typ-confusion'],
  },
  'ignores-at-hash': {
    breaks: 'It does not compare "at_hash" with the access token.',
    rules: wrongly({ without: ['access-token-hash'] }),
    caughtBy: ['idtoken.at-hash-wrong'],
  },
  'token-switches-nonce-off': {
    breaks: 'It leaves the nonce out when the token says that nonces are not supported.',
    rules: wrongly({
      claims: {
        isNonce: ({ nonce, nonce_supported: supported }, sent) => supported === false || nonce === sent,
      },
    }),
    caughtBy: ['idtoken.nonce-optout-claim'],
  },
  'copies-claims-by-assignment': {
    breaks: 'It copies the claims into an object of its own, one by one, whatever they are called.',
    rules: wrongly({ made: copiedByAssignment }),
    caughtBy: ['idtoken.prototype-members'],
  },
  'nonce-of-any-login': {
    breaks: 'It accepts the nonce of any login that is on its way.',
    rules: ofAnyLogin,
    caughtBy: ['idtoken.nonce-of-other-tab'],
  },
  'first-of-two-members': {
    breaks: 'When a claim is there twice it takes the first.',
    rules: wrongly({ read: firstOfTwo }),
    caughtBy: ['idtoken.duplicate-members'],
  },
  'reads-every-form': {
    breaks: 'It reads ID tokens in JSON form and in arrays as well.',
    rules: wrongly({ tokenIn: fromAnyForm }),
    caughtBy: ['idtoken.other-serialisation'],
  },
  'chokes-on-many-dots': {
    breaks: 'It crashes when a token has more parts than a function has arguments.',
    rules: wrongly({
      tokenIn: (member) => {
        if (typeof member !== 'string') return undefined
        if (member.split('.').length > 100_000) throw new Crash('Maximum call stack size exceeded')
        return member
      },
    }),
    caughtBy: ['idtoken.oversized'],
  },
} as const satisfies FlawTable

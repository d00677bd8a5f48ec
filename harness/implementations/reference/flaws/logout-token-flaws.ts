/** Mistakes in believing logout tokens. */
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { endsLogin } from '../logins.ts'
import { type LogoutTokenChecks, logoutTokenChecks, type Signed, verifyLogoutToken } from '../logout-token.ts'
import { readFrontChannel } from '../provider-logout.ts'
import type { FlawTable } from './flaw.ts'

/** All checks but these. */
const without = (...names: readonly (keyof LogoutTokenChecks)[]) => ({
  logoutTokenChecks: {
    ...logoutTokenChecks,
    ...Object.fromEntries(names.map((name) => [name, () => true])),
  },
})

const unverified = async ({ token }: Signed) => ({
  typ: decodeProtectedHeader(token).typ,
  claims: decodeJwt(token),
})

export const logoutTokenFlaws = {
  'reads-unsigned-logout-tokens': {
    breaks: 'It never checks the signature of a logout token.',
    rules: () => ({ verifyLogoutToken: unverified }),
    caughtBy: ['logout.back-channel-bad-signature'],
    alsoCaughtBy: ['logout.back-channel-alg-none', 'logout.back-channel-foreign-org'],
  },
  'logout-token-chooses-no-algorithm': {
    breaks: 'It checks the signature of a logout token unless the token says that there is none.',
    rules: () => ({
      verifyLogoutToken: async (signed) =>
        decodeProtectedHeader(signed.token).alg?.toLowerCase() === 'none'
          ? unverified(signed)
          : verifyLogoutToken(signed),
    }),
    caughtBy: ['logout.back-channel-alg-none'],
  },
  'logout-token-of-any-issuer': {
    breaks: 'It does not ask who issued a logout token.',
    rules: () => without('issuer'),
    caughtBy: ['logout.back-channel-wrong-iss'],
  },
  'logout-token-for-any-audience': {
    breaks: 'It does not ask for whom a logout token was made.',
    rules: () => without('audience'),
    caughtBy: ['logout.back-channel-wrong-aud'],
  },
  'logout-token-without-event': {
    breaks: 'It does not ask whether a token is about a logout.',
    rules: () => without('event'),
    caughtBy: ['logout.back-channel-no-events'],
  },
  'logout-token-with-nonce': {
    breaks: 'It does not mind a nonce in a logout token.',
    rules: () => without('nonce'),
    caughtBy: ['logout.back-channel-nonce-present'],
  },
  'logout-token-never-expires': {
    breaks: 'It does not ask when a logout token was issued and until when it is valid.',
    rules: () => without('lifetime'),
    caughtBy: ['logout.back-channel-expired'],
  },
  'logout-token-about-anybody': {
    breaks: 'It takes a logout token about nobody for one about everybody.',
    rules: () => ({
      ...without('about'),
    }),
    caughtBy: ['logout.back-channel-no-sub-no-sid'],
  },
  'forgets-logout-tokens': {
    breaks: 'It takes the same logout token any number of times.',
    rules: () => ({ usedLogoutTokens: () => ({ use: () => true, clear: () => {} }) }),
    caughtBy: ['logout.back-channel-replay'],
  },
  'takes-any-token-for-a-logout-token': {
    breaks: 'It takes every token of the provider for a logout token.',
    rules: () => without('type', 'event', 'nonce', 'id'),
    caughtBy: ['logout.id-token-as-logout-token'],
    alsoCaughtBy: ['logout.back-channel-no-events', 'logout.back-channel-nonce-present'],
  },
  'any-provider-ends-any-session': {
    breaks: 'It looks for the sessions of a logout token in all organisations.',
    rules: () => ({
      endsLogin: (notice, login) =>
        endsLogin({ ...notice, organisation: login.organisation, issuer: login.issuer }, login),
    }),
    caughtBy: ['logout.back-channel-foreign-org'],
  },
  'logout-token-ends-a-person': {
    breaks:
      'It ends all sessions of a person when a logout token is about one of them, and none when it is about all.',
    rules: () => ({
      endsLogin: ({ organisation, issuer, sid }, login) =>
        sid !== undefined && login.organisation === organisation && login.issuer === issuer,
    }),
    caughtBy: ['logout.back-channel-happy'],
    alsoCaughtBy: ['logout.front-channel', 'logout.front-channel-foreign'],
  },
} as const satisfies FlawTable

const everySession = 'every session'

/** Mistakes in front-channel logout. */
export const frontChannelFlaws = {
  'front-channel-needs-issuer': {
    breaks: 'It ignores a front-channel logout without "iss", and Entra sends none.',
    rules: () => ({
      readFrontChannel: (query, ...where) =>
        query['iss'] === undefined ? undefined : readFrontChannel(query, ...where),
    }),
    caughtBy: ['entra.single-sign-out-get'],
  },
  'front-channel-of-any-issuer': {
    breaks: 'It does not look at "iss" in a front-channel logout.',
    rules: () => ({
      readFrontChannel: ({ sid }, ...where) => readFrontChannel({ sid }, ...where),
    }),
    caughtBy: ['logout.front-channel-foreign'],
  },
  'front-channel-ends-all': {
    breaks: 'A front-channel logout ends every session of the organisation, whatever it names.',
    rules: () => ({
      readFrontChannel: (_query, organisation, { issuer }) => ({ organisation, issuer, sid: everySession }),
      endsLogin: (notice, login) =>
        notice.sid === everySession ? login.organisation === notice.organisation : endsLogin(notice, login),
    }),
    caughtBy: ['logout.front-channel', 'logout.front-channel-foreign'],
  },
} as const satisfies FlawTable

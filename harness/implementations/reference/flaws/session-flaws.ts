/** Mistakes in what a completed SSO belongs to, and in when it ends. */
import { ssoLifetime } from '../access.ts'
import { soundRules } from '../rules.ts'
import { countedSessions } from './counted-sessions.ts'
import type { FlawTable } from './flaw.ts'

/** How long ID tokens of Entra are valid, in milliseconds. */
const idTokenLifetime = 60 * 60_000

/** Marks SSO that was completed for another organisation. */
const anyIssuer = '*'

export const sessionFlaws = {
  'keeps-session-identifier': {
    breaks: 'It keeps the session identifier of before when SSO is completed.',
    rules: () => ({ renewSession: async () => {} }),
    caughtBy: ['session.regenerated'],
  },
  'sso-counts-for-every-organisation': {
    breaks: "SSO that is completed for one organisation opens another one's content too.",
    rules: () => ({
      ssoState: (request, organisation) => {
        const others = Object.values(request.session.sso ?? {})
        const foreign = others.find((sso) => sso.status === 'satisfied')
        return soundRules.ssoState(request, organisation) ?? (foreign && { ...foreign, issuer: anyIssuer })
      },
      privateAccess: (visitor) =>
        soundRules.privateAccess(
          visitor.sso?.status === 'satisfied' && visitor.sso.issuer === anyIssuer
            ? { ...visitor, sso: { ...visitor.sso, issuer: visitor.connection?.issuer ?? anyIssuer } }
            : visitor,
        ),
    }),
    caughtBy: ['session.per-org'],
    alsoCaughtBy: ['multi-tenant.session-isolation'],
  },
  'sso-counts-for-every-browser': {
    breaks: 'It remembers the SSO of an account, not of a browser: a fresh browser has completed it too.',
    rules: () => {
      const satisfied = new Set<string>()
      return {
        privateAccess: (visitor) => {
          const access = soundRules.privateAccess(visitor)
          const key = JSON.stringify([visitor.account?.id, visitor.connection?.clientId])
          if (access === 'open' && visitor.sso?.status === 'satisfied') satisfied.add(key)
          // A browser that is on its way to Entra, or was refused there, is left out, so that only one mistake shows.
          return access === 'needs-sso' && visitor.sso === undefined && satisfied.has(key) ? 'open' : access
        },
      }
    },
    caughtBy: ['session.per-browser'],
    alsoCaughtBy: [
      'callback.state-other-browser',
      'callback.replay-other-browser',
      'session.new-local-login-needs-sso',
    ],
  },
  'logout-keeps-server-session': {
    breaks: 'Signing out deletes the cookie in the browser and leaves the session on the server.',
    rules: () => ({
      endSession: async (request) => request.sessionStore.generate(request),
    }),
    caughtBy: ['logout.local-ends-sso'],
    alsoCaughtBy: ['logout.rp-initiated'],
  },
  'sso-never-ends': {
    breaks: 'It never looks at the session timeout: SSO that was completed once counts for ever.',
    rules: () => ({ privateAccess: (visitor) => soundRules.privateAccess({ ...visitor, now: 0 }) }),
    caughtBy: ['session.timeout-reauth', 'session.idp-disabled-user'],
    alsoCaughtBy: ['session.timeout-absolute', 'claims.stale-authorisation'],
  },
  'sso-is-extended-by-use': {
    breaks: 'Every visit starts the session timeout anew.',
    rules: () => {
      const ends = new Map<string, number>()
      return {
        privateAccess: (visitor) => {
          const { sso, account, connection, now } = visitor
          if (sso?.status !== 'satisfied') return soundRules.privateAccess(visitor)
          const key = JSON.stringify([account?.id, sso.issuer, sso.until])
          const access = soundRules.privateAccess({
            ...visitor,
            sso: { ...sso, until: ends.get(key) ?? sso.until },
          })
          if (access === 'open') ends.set(key, now + (connection?.lifetime ?? ssoLifetime))
          return access
        },
      }
    },
    caughtBy: ['session.timeout-absolute'],
  },
  'sso-ends-with-the-id-token': {
    breaks: 'SSO is over when the ID token expires, after an hour, whatever the session timeout says.',
    rules: () => ({
      privateAccess: (visitor) => {
        const { sso, connection } = visitor
        if (sso?.status !== 'satisfied') return soundRules.privateAccess(visitor)
        const completedAt = sso.until - (connection?.lifetime ?? ssoLifetime)
        return soundRules.privateAccess({ ...visitor, sso: { ...sso, until: completedAt + idTokenLifetime } })
      },
    }),
    caughtBy: ['session.outlives-id-token'],
    alsoCaughtBy: ['session.timeout-reauth', 'session.timeout-absolute'],
  },
  'counts-session-identifiers': {
    breaks: 'Session identifiers are numbers, each the one before and one more.',
    rules: () => ({ securityHeaders: countedSessions(soundRules.securityHeaders) }),
    caughtBy: ['session.unpredictable'],
  },
  'sso-survives-revocation': {
    breaks:
      "When an administrator ends a member's SSO, browsers that have completed it keep it until the timeout.",
    rules: () => ({
      privateAccess: (visitor) => soundRules.privateAccess({ ...visitor, ssoEndedAt: undefined }),
    }),
    caughtBy: ['session.admin-revocation'],
  },
  'sso-survives-sign-out': {
    breaks: 'Signing out forgets who was signed in and keeps the completed SSO, whoever comes next.',
    rules: () => ({
      endSession: async ({ session }) => {
        delete session.account
      },
      beginSession: async ({ session }, account) => {
        session.account = account
      },
    }),
    caughtBy: ['session.new-local-login-needs-sso', 'session.user-switch'],
  },
  'sso-survives-new-issuer': {
    breaks: 'SSO that was completed at one identity provider counts after the settings name another one.',
    rules: () => ({
      privateAccess: (visitor) => {
        const { sso, connection } = visitor
        return soundRules.privateAccess(
          sso?.status === 'satisfied' && connection !== undefined
            ? { ...visitor, sso: { ...sso, issuer: connection.issuer } }
            : visitor,
        )
      },
    }),
    caughtBy: ['session.config-change-invalidates'],
  },
} as const satisfies FlawTable

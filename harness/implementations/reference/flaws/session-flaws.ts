/** Mistakes in what a completed SSO belongs to, and in when it ends. */
import { soundRules } from '../rules.ts'
import type { FlawTable } from './flaw.ts'

export const sessionFlaws = {
  'keeps-session-identifier': {
    breaks: 'It keeps the session identifier of before when SSO is completed.',
    rules: () => ({ renewSession: async () => {} }),
    caughtBy: ['session.regenerated'],
  },
  'sso-counts-for-every-organisation': {
    breaks: "SSO that is completed for one organisation opens another one's content too.",
    rules: () => ({
      ssoState: (request, organisation) =>
        soundRules.ssoState(request, organisation) ??
        Object.values(request.session.sso ?? {}).find(({ status }) => status === 'satisfied'),
    }),
    caughtBy: ['session.per-org'],
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
      endSession: async ({ res }) => void res?.clearCookie('session', { path: '/' }),
    }),
    caughtBy: ['logout.local-ends-sso'],
  },
} as const satisfies FlawTable

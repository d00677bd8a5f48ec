/** Mistakes in what SSO protects, and from when on. */
import { ssoLifetime } from '../access.ts'
import { soundRules } from '../rules.ts'
import type { FlawTable } from './flaw.ts'

export const enforcementFlaws = {
  'opens-when-entra-is-down': {
    breaks: 'When Entra does not answer, it lets members in without SSO.',
    rules: () => ({
      stateAfterFailure: (before, failure, now) =>
        failure.kind === 'no-answer' || failure.kind === 'metadata-unreachable'
          ? { status: 'satisfied', until: now + ssoLifetime }
          : soundRules.stateAfterFailure(before, failure, now),
    }),
    caughtBy: ['enforce.fails-closed'],
    alsoCaughtBy: ['enable.break-glass', 'token.server-error', 'entra.token-error-matrix'],
  },
  'spares-live-sessions': {
    breaks: 'People whom it has shown private content before SSO was enabled go on without SSO.',
    rules: () => {
      const seen = new Set<string>()
      return {
        privateAccess: (visitor) => {
          const access = soundRules.privateAccess(visitor)
          const key = JSON.stringify([visitor.account?.id, visitor.connection?.clientId])
          if (access === 'open' && visitor.connection?.enabled === false) seen.add(key)
          return access === 'needs-sso' && visitor.sso === undefined && seen.has(key) ? 'open' : access
        },
      }
    },
    caughtBy: ['enable.applies-to-live-sessions'],
    alsoCaughtBy: ['enable.disable-restores'],
  },
  'enforces-while-disabled': {
    breaks: 'It asks members for SSO as soon as there are settings, enabled or not.',
    rules: () => ({
      privateAccess: (visitor) =>
        soundRules.privateAccess({
          ...visitor,
          connection: visitor.connection && { ...visitor.connection, enabled: true },
        }),
    }),
    caughtBy: ['enable.disable-restores'],
    alsoCaughtBy: [
      'enable.applies-to-live-sessions',
      'setup.test-does-not-enforce',
      'enable.optional-mode',
      'enable.classic-invite-off',
    ],
  },
  'enforces-in-other-organisations': {
    breaks: 'Whoever is asked for SSO by one organisation is asked in all others, which have none.',
    rules: () => {
      const asked = new Set<string>()
      return {
        privateAccess: (visitor) => {
          const access = soundRules.privateAccess(visitor)
          if (visitor.account === undefined) return access
          if (access === 'needs-sso') asked.add(visitor.account.id)
          return access === 'open' && visitor.connection === undefined && asked.has(visitor.account.id)
            ? 'needs-sso'
            : access
        },
      }
    },
    caughtBy: ['enforce.other-org-untouched'],
  },
  'forgets-membership': {
    breaks: 'It asks whether somebody has completed SSO and not whether he is a member: others pass.',
    rules: () => ({
      privateAccess: (visitor) => {
        const access = soundRules.privateAccess(visitor)
        return access === 'needs-membership' ? 'open' : access
      },
    }),
    caughtBy: ['enforce.nonmember-private'],
  },
  'restarts-after-denial': {
    breaks: 'It sends somebody whom Entra has refused back to Entra at once.',
    rules: () => ({ retries: ({ kind }) => kind === 'denied' }),
    caughtBy: ['enforce.no-redirect-loop', 'callback.access-denied'],
    alsoCaughtBy: ['entra.aadsts-matrix'],
  },
} as const satisfies FlawTable

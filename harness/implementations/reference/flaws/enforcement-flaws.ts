/** Mistakes in what SSO protects, and from when on. */
import { satisfiedBy } from '../access.ts'
import { SignInFailure } from '../failure.ts'
import { soundRules } from '../rules.ts'
import { setSsoState, ssoState } from '../session.ts'
import type { FlawTable } from './flaw.ts'

export const enforcementFlaws = {
  'opens-when-entra-is-down': {
    breaks: 'When Entra does not answer, it lets members in without SSO.',
    rules: () => ({
      stateAfterFailure: (before, failure, connection, now) =>
        failure.kind === 'no-answer' || failure.kind === 'metadata-unreachable'
          ? satisfiedBy(connection, now)
          : soundRules.stateAfterFailure(before, failure, connection, now),
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
    alsoCaughtBy: ['multi-tenant.same-issuer-same-app'],
  },
  'restarts-after-denial': {
    breaks: 'It sends somebody whom Entra has refused back to Entra at once.',
    rules: () => ({ retries: ({ kind }) => kind === 'denied' }),
    caughtBy: ['enforce.no-redirect-loop', 'callback.access-denied'],
    alsoCaughtBy: ['entra.aadsts-matrix'],
  },
  'gives-up-on-entra': {
    breaks: 'After three logins at which Entra did not answer, it asks no more until it is restarted.',
    rules: () => {
      const failures = new Map<string, number>()
      return {
        begin: async (beginning) => {
          if ((failures.get(beginning.connection.issuer) ?? 0) >= 3)
            throw new SignInFailure({ kind: 'no-answer' })
          return soundRules.begin(beginning)
        },
        stateAfterFailure: (before, failure, connection, now) => {
          const isDown = failure.kind === 'no-answer' || failure.kind === 'metadata-unreachable'
          failures.set(connection.issuer, isDown ? (failures.get(connection.issuer) ?? 0) + 1 : 0)
          return soundRules.stateAfterFailure(before, failure, connection, now)
        },
      }
    },
    caughtBy: ['resilience.idp-recovers'],
  },
  'settings-need-sso': {
    breaks: 'Once SSO is enabled, the settings ask the administrator to have been to Entra in this session.',
    rules: () => ({
      begin: async (departure) => {
        const { request, organisation } = departure
        const next = await soundRules.begin(departure)
        setSsoState(request, organisation.id, ssoState(request, organisation.id) ?? { status: 'asked' })
        return next
      },
      settingsAccess: async (visitor, store) =>
        visitor.connection?.enabled === true && visitor.account !== undefined && visitor.sso === undefined
          ? 'needs-admin'
          : soundRules.settingsAccess(visitor, store),
    }),
    caughtBy: ['enable.break-glass'],
  },
  'takes-blank-settings': {
    breaks: 'Blank settings are stored while SSO is enabled, and without an issuer nobody is asked for SSO.',
    rules: () => ({
      readSettings: (product, typed, current) => {
        const entered = soundRules.readSettings(product, typed, current)
        if (current === undefined || entered.status === 'entered') return entered
        const { metadataUrl } = current
        return { status: 'entered', values: { clientId: '', clientSecret: '', issuer: '', metadataUrl } }
      },
      privateAccess: (visitor) =>
        soundRules.privateAccess(
          visitor.connection?.issuer === '' ? { ...visitor, connection: undefined } : visitor,
        ),
    }),
    caughtBy: ['enable.delete-config-while-enabled'],
  },
} as const satisfies FlawTable

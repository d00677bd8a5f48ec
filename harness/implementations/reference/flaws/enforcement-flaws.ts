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
    alsoCaughtBy: [
      'enable.break-glass',
      'token.server-error',
      'entra.token-error-matrix',
      'discovery.ssrf-after-save',
      'ui.error-discloses-nothing',
      'token.redirect',
      'idtoken.oversized',
      'jwks.not-json-or-huge',
      'jwks.unreachable-cold',
      'resilience.compressed-bomb',
      'resilience.idp-recovers',
    ],
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
    alsoCaughtBy: ['enable.disable-restores', 'enforce.api-tokens'],
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
      'enable.break-glass',
      'enforce.api-tokens',
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
    alsoCaughtBy: [
      'multi-tenant.same-issuer-same-app',
      'enable.classic-invite-off',
      'enforce.external-collaborator',
      'account.join-link-needs-sso',
      'account.join-link-scope',
      'account.no-jit-without-invitation',
      'account.prehijack-classic-federated',
      'account.removed-member',
      'multi-tenant.evil-idp-asserts-victim',
      'multi-tenant.foreign-org-response',
    ],
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
    alsoCaughtBy: [
      'setup.anonymous-cannot-configure',
      'setup.csrf',
      'setup.edit-of-live-config-is-staged',
      'setup.nonadmin-cannot-configure',
      'setup.other-org-admin-cannot-configure',
      'enable.classic-invite-off',
      'enable.delete-config-while-enabled',
      'enable.disable-restores',
      'enable.only-admin',
      'enable.optional-mode',
      'authz.framing',
      'claims.stale-authorisation',
      'account.app-reregistration',
      'account.issuer-changed-same-sub',
      'session.config-change-invalidates',
      'session.idp-disabled-user',
      'session.outlives-id-token',
      'session.timeout-absolute',
      'session.timeout-reauth',
      'secret.blank-keeps-stored',
      'secret.expires-while-enabled',
      'secret.mask-not-stored',
      'secret.revoked-mid-flow',
      'secret.rotation-with-overlap',
      'multi-tenant.evil-idp-own-org-admin',
    ],
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

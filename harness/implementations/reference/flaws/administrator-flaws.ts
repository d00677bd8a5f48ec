/** Mistakes in who reaches the settings, and what the settings tell the administrator. */
import { soundRules } from '../rules.ts'
import type { FlawTable } from './flaw.ts'

export const administratorFlaws = {
  'members-change-settings': {
    breaks: 'The settings ask for membership of the organisation, and not for the role of an administrator.',
    rules: () => ({
      settingsAccess: async (visitor, store) =>
        visitor.role === undefined ? soundRules.settingsAccess(visitor, store) : 'open',
    }),
    caughtBy: ['setup.nonadmin-cannot-configure', 'enable.only-admin'],
    alsoCaughtBy: ['multi-tenant.config-not-readable'],
  },
  'any-administrator-changes-settings': {
    breaks: 'The settings ask whether somebody is an administrator, and not of which organisation.',
    rules: () => ({
      settingsAccess: async (visitor, store) => {
        const own = visitor.account === undefined ? [] : await store.organisationsOf(visitor.account.id)
        return own.some(({ role }) => role === 'admin') ? 'open' : soundRules.settingsAccess(visitor, store)
      },
    }),
    caughtBy: ['setup.other-org-admin-cannot-configure'],
    alsoCaughtBy: ['multi-tenant.config-not-readable'],
  },
  'settings-need-no-login': {
    breaks: 'The settings look at who is signed in, and let pass whoever is not.',
    rules: () => ({
      settingsAccess: async (visitor, store) =>
        visitor.account === undefined ? 'open' : soundRules.settingsAccess(visitor, store),
    }),
    caughtBy: ['setup.anonymous-cannot-configure'],
    alsoCaughtBy: ['multi-tenant.config-not-readable', 'enable.only-admin'],
  },
  'takes-cross-site-forms': {
    breaks: 'It takes forms from any page, and leaves it to the cookie where they come from.',
    rules: () => ({ refuseCrossSite: () => (_request, _response, next) => next() }),
    caughtBy: ['setup.csrf'],
    alsoCaughtBy: ['logout.csrf'],
  },
  'shows-redirect-uri-with-slash': {
    breaks: 'The redirect URI on the settings page ends in a slash that the one in requests has not.',
    rules: () => ({ shownRedirectUri: (redirectUri) => `${redirectUri}/` }),
    caughtBy: ['setup.redirect-uri-copyable'],
  },
} as const satisfies FlawTable

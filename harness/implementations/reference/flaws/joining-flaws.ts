/** Mistakes in who belongs to an organisation, and with which address. */
import { sameAddress } from '../addresses.ts'
import { soundRules } from '../rules.ts'
import type { FlawTable } from './flaw.ts'

export const joiningFlaws = {
  'matches-domains-by-suffix': {
    breaks: 'An address is in a domain when it ends like it.',
    rules: () => ({
      isInDomains: (email, domains) =>
        domains.length === 0 || domains.some((domain) => email.toLowerCase().endsWith(domain.toLowerCase())),
    }),
    caughtBy: ['claims.domain-allow-list'],
  },
  'matches-domains-by-the-first-at': {
    breaks: 'It reads the domain from the first "@" on, as far as the listed one goes.',
    rules: () => ({
      isInDomains: (email, domains) =>
        domains.length === 0 ||
        domains.some((domain) => email.toLowerCase().includes(`@${domain.toLowerCase()}`)),
    }),
    caughtBy: ['claims.domain-allow-list'],
  },
  'ignores-edov': {
    breaks: 'It does not read xms_edov.',
    rules: () => ({
      vouchesForEmail: ({ xms_edov: _, ...claims }) => soundRules.vouchesForEmail(claims),
    }),
    caughtBy: ['claims.xms-edov'],
  },
  'takes-any-edov-for-yes': {
    breaks: 'It takes every value of xms_edov for a yes that its language takes for true.',
    rules: () => ({
      vouchesForEmail: ({ xms_edov: owned, ...claims }) =>
        (owned === undefined || Boolean(owned)) && soundRules.vouchesForEmail(claims),
    }),
    caughtBy: ['claims.xms-edov'],
  },
  'knows-only-the-first-address': {
    breaks: 'It compares only with the first address of an account.',
    rules: () => ({
      personOf: async ({ email, signedIn }, _directory, isSame) =>
        isSame(signedIn.addresses[0].email, email) ? signedIn : undefined,
    }),
    caughtBy: ['account.any-of-several-emails'],
  },
  'counts-unconfirmed-addresses': {
    breaks: 'It takes an address that was never confirmed for one of the account.',
    rules: () => ({
      personOf: async ({ email, signedIn }) =>
        signedIn.addresses.some((address) => sameAddress(address.email, email)) ? signedIn : undefined,
    }),
    caughtBy: ['account.unconfirmed-email-does-not-count', 'account.prehijack-classic-federated'],
  },
  'joins-whoever-signs-in': {
    breaks: "Everybody whom the organisation's provider knows becomes a member by signing in.",
    rules: () => ({ maySignIn: () => true }),
    caughtBy: ['account.no-jit-without-invitation', 'account.removed-member'],
    alsoCaughtBy: ['account.join-link-scope', 'multi-tenant.same-issuer-same-app'],
  },
  'join-link-alone-suffices': {
    breaks: 'Opening the join link makes somebody a member, before any single sign-on.',
    rules: () => ({
      opensJoinLink: (store, organisation, account) => store.setRole(organisation, account.id, 'read'),
    }),
    caughtBy: ['account.join-link-needs-sso'],
  },
  'join-link-for-any-organisation': {
    breaks: 'Who has opened a join link may join whatever organisation they sign in to next.',
    rules: () => {
      const invited = new Set<string>()
      return {
        opensJoinLink: async (_store, _organisation, account) => void invited.add(account.id),
        maySignIn: (role, joins, account) =>
          soundRules.maySignIn(role, joins, account) || invited.has(account.id),
      }
    },
    caughtBy: ['account.join-link-scope'],
  },
  'refuses-whoever-joins': {
    breaks: 'The join link leads to Entra and back, and to no membership.',
    rules: () => ({ maySignIn: (role) => role !== undefined }),
    caughtBy: ['account.join-link-happy'],
    alsoCaughtBy: ['account.join-link-scope', 'account.prehijack-classic-federated'],
  },
  'removed-members-keep-access': {
    breaks: 'A session that has completed single sign-on is not asked for its membership again.',
    rules: () => ({
      privateAccess: (visitor) =>
        visitor.account !== undefined && visitor.sso?.status === 'satisfied'
          ? 'open'
          : soundRules.privateAccess(visitor),
    }),
    caughtBy: ['account.removed-member'],
    alsoCaughtBy: [
      'claims.stale-authorisation',
      'session.admin-revocation',
      'session.config-change-invalidates',
      'session.idp-disabled-user',
      'session.timeout-absolute',
      'session.timeout-reauth',
    ],
  },
  'locked-accounts-keep-access': {
    breaks: 'It does not look whether an account is locked.',
    rules: () => ({ isUsable: () => true }),
    caughtBy: ['account.rp-disabled-user'],
  },
} as const satisfies FlawTable

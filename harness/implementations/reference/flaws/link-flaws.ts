/** Mistakes in recognising the person at the provider again. */
import { soundRules } from '../rules.ts'
import type { Account } from '../store.ts'
import type { FlawTable } from './flaw.ts'

export const linkFlaws = {
  'address-wins-over-link': {
    breaks: 'The address decides alone, although another person at the provider is linked to the account.',
    rules: () => ({ fitsLinks: () => true }),
    caughtBy: ['account.sub-changed-same-email', 'account.intra-tenant-email-spoof'],
    alsoCaughtBy: ['claims.sub-case-sensitive', 'account.unlink'],
  },
  'folds-case-of-subjects': {
    breaks: 'It compares subjects without regard to case.',
    rules: () => ({
      fitsLinks: ({ sub }, person, { ofAccount, ofSubject }) =>
        (ofAccount === undefined || ofAccount.subject.toLowerCase() === sub.toLowerCase()) &&
        (ofSubject === undefined || ofSubject.account === person.id),
    }),
    caughtBy: ['claims.sub-case-sensitive'],
  },
  'finds-accounts-by-user-name': {
    breaks: 'It remembers which user name at Entra belongs to which account, and goes by that.',
    rules: () => {
      const byName = new Map<string, Account>()
      return {
        personOf: async (answer, directory, isSame) => {
          const name = String(answer.claims['preferred_username'])
          const own = await soundRules.personOf(answer, directory, isSame)
          if (own === undefined) return undefined
          const known = byName.get(name) ?? own
          byName.set(name, known)
          return known
        },
        fitsLinks: () => true,
      }
    },
    caughtBy: ['account.preferred-username-not-key'],
    alsoCaughtBy: [
      'account.sub-changed-same-email',
      'account.intra-tenant-email-spoof',
      'claims.sub-case-sensitive',
      'claims.upn-differs-from-email',
      'account.unlink',
    ],
  },
  'links-ignore-issuer': {
    breaks: 'It remembers subjects without the issuer that they belong to.',
    rules: () => ({
      linkScope: (organisation, connection) => ({
        ...soundRules.linkScope(organisation, connection),
        issuer: '',
        clientId: '',
      }),
    }),
    caughtBy: ['account.issuer-changed-same-sub'],
    alsoCaughtBy: [
      'account.app-reregistration',
      'session.config-change-invalidates',
      'multi-tenant.evil-idp-own-org-admin',
    ],
  },
  'links-ignore-client-id': {
    breaks: 'A link survives a new registration of the application, whose subjects are all other ones.',
    rules: () => ({
      linkScope: (organisation, connection) => ({
        ...soundRules.linkScope(organisation, connection),
        clientId: '',
      }),
    }),
    caughtBy: ['account.app-reregistration'],
  },
  'trusts-parameters-of-the-callback': {
    breaks: 'What the ID token does not say it takes from the parameters of the callback.',
    rules: () => ({
      redeem: async (redemption) => ({
        ...Object.fromEntries(redemption.callback.searchParams),
        ...(await soundRules.redeem(redemption)),
      }),
    }),
    caughtBy: ['claims.groups-from-unsigned-source', 'claims.email-from-unsigned-source'],
  },
} as const satisfies FlawTable

/** Mistakes in whom a validated token is taken for. */
import { soundRules } from '../rules.ts'
import type { FlawTable } from './flaw.ts'

export const peopleFlaws = {
  'becomes-whoever-entra-names': {
    breaks:
      'After SSO the browser is signed in as the member whom the token names, whoever was signed in before.',
    rules: () => ({
      personOf: async (answer, directory, isSame) => {
        const named = await directory.byEmail(answer.email)
        const isMember = named !== undefined && (await directory.role(named)) !== undefined
        return isMember ? named : soundRules.personOf(answer, directory, isSame)
      },
    }),
    caughtBy: ['account.bound-to-rp-user'],
    alsoCaughtBy: [
      'multi-tenant.evil-idp-own-org-admin',
      'idtoken.duplicate-members',
      'callback.code-injection',
      'setup.test-other-identity',
      'account.intra-tenant-email-spoof',
      'claims.upn-differs-from-email',
      'account.error-does-not-enumerate',
      'account.forced-linking',
      'account.unconfirmed-email-does-not-count',
    ],
  },
  'trusts-any-organisations-idp': {
    breaks:
      "An address that no member has is looked up among all accounts, so that an organisation's provider signs in strangers.",
    rules: () => ({
      personOf: async (answer, directory, isSame) => {
        const own = await soundRules.personOf(answer, directory, isSame)
        const named = own ?? (await directory.byEmail(answer.email))
        const isOtherMember =
          own === undefined && named !== undefined && (await directory.role(named)) !== undefined
        return isOtherMember ? undefined : named
      },
    }),
    caughtBy: ['multi-tenant.evil-idp-asserts-victim'],
    alsoCaughtBy: ['account.prehijack-classic-federated'],
  },
  'email-falls-back-to-upn': {
    breaks: 'When the claim "email" is missing, it takes the user principal name for the address.',
    rules: () => ({
      emailOf: (claims) => {
        const { upn, preferred_username: preferred } = claims
        const name = [upn, preferred].find((value) => typeof value === 'string')
        return (
          soundRules.emailOf(claims) ?? (typeof name === 'string' && !('email' in claims) ? name : undefined)
        )
      },
    }),
    caughtBy: ['claims.email-absent'],
    alsoCaughtBy: [
      'idtoken.prototype-members',
      'claims.preferred-username-not-email',
      'claims.email-from-unsigned-source',
    ],
  },
  'compares-email-case-sensitively': {
    breaks: 'It does not recognise an address that is spelt with other capitals.',
    rules: () => ({ sameAddress: (one, other) => one === other }),
    caughtBy: ['claims.email-case-insensitive'],
  },
  'ignores-email-verified': {
    breaks: 'It does not read email_verified.',
    rules: () => ({ vouchesForEmail: () => true }),
    caughtBy: ['claims.email-verified-false'],
    alsoCaughtBy: ['claims.email-verified-odd-types', 'claims.xms-edov'],
  },
} as const satisfies FlawTable

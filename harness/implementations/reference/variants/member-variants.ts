/** Other right ways to decide who takes part, and for how long. */
import { ssoLifetime } from '../access.ts'
import { soundRules } from '../rules.ts'
import type { VariantTable } from './variant.ts'

/** A working day, in milliseconds. */
const short = 8 * 60 * 60_000

export const memberVariants = {
  'demands-verified-addresses': {
    row: 'B11',
    does: 'It counts only addresses that come with email_verified: true, and says so.',
    rules: () => ({
      vouchesForEmail: (claims) =>
        claims['email_verified'] !== undefined && soundRules.vouchesForEmail(claims),
    }),
    without: ['email-verified-optional'],
    policies: { emailVerifiedAbsent: 'refused' },
    passes: ['entra.tenant-guid-happy', 'claims.email-match', 'claims.email-verified-false'],
  },
  'asks-again-after-a-working-day': {
    row: 'B14',
    does: 'A completed single sign-on counts for eight hours, a shorter time than the longest that it offers.',
    rules: () => ({
      privateAccess: (visitor) => {
        const { sso, connection } = visitor
        if (sso?.status !== 'satisfied') return soundRules.privateAccess(visitor)
        const completedAt = sso.until - (connection?.lifetime ?? ssoLifetime)
        const until = Math.min(sso.until, completedAt + short)
        return soundRules.privateAccess({ ...visitor, sso: { ...sso, until } })
      },
    }),
    passes: [
      'session.per-browser',
      'session.regenerated',
      'session.timeout-reauth',
      'enforce.private-needs-sso',
    ],
  },
  'makes-members-at-first-login': {
    row: 'B16',
    does: "Whoever the organisation's provider signs in becomes a member, and it says so.",
    rules: () => ({ maySignIn: () => true }),
    without: ['invitation-only'],
    passes: ['claims.email-match', 'account.bound-to-rp-user'],
  },
} as const satisfies VariantTable

import { accountRules, boundaryRules } from './account-rules.ts'
import type { Attempt } from './attempt.ts'
import { conditionalAccessRules } from './conditional-access-rules.ts'
import { consentRules } from './consent-rules.ts'
import { judgeBy, type SignInRule, type Verdict } from './rule.ts'

/**
 * The rules of the directory in the order in which a sign-in meets them: the account, the borders between
 * tenants, assignment, Conditional Access, consent. They hold for a new sign-in and for a session alike.
 */
export const directoryRules: readonly SignInRule[] = [
  ...accountRules,
  ...boundaryRules,
  ...conditionalAccessRules,
  ...consentRules,
]

export const judge = (attempt: Attempt): Verdict => judgeBy(directoryRules, attempt)

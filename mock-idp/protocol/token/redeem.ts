import type { ForgettableRule } from '../../faults/fault.ts'
import type { PersonIssue } from './decision.ts'

export type Redeemed =
  | { readonly kind: 'redeemed' }
  | { readonly kind: 'failed'; readonly code: number; readonly reason: string }

/**
 * Uses up the code, or uses the refresh token. Decided and noted without waiting for anything in between: of two
 * redemptions at the same time one is too many. The engine has no part in it.
 */
export const redeem = ({ uses, person }: PersonIssue, forgotten: readonly ForgettableRule[]): Redeemed => {
  if (uses?.kind === 'code') {
    if (uses.grant.redeemed && !forgotten.includes('single-use-code'))
      return { kind: 'failed', code: 54005, reason: 'The code was redeemed meanwhile.' }
    uses.grant.redeemed = true
  } else if (uses !== undefined) uses.grant.usedAt = person.home.clock.ms()
  return { kind: 'redeemed' }
}

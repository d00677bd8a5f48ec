import type { Refusal } from '../../aadsts/refusal.ts'
import type { Attempt, Step } from './attempt.ts'

/** One rule of the directory: whom it concerns, and what becomes of them. */
export interface SignInRule {
  /** Whom it stops, in words: the reason in the journal. */
  readonly who: string
  readonly stops: (attempt: Attempt) => boolean
  /** The AADSTS number, where nobody can be asked or nothing can be done about it. */
  readonly code: number | ((attempt: Attempt) => number)
  /** What the sign-in page asks for instead. Without it the rule refuses. */
  readonly asks?: Step
  /** Shown beside the field, with the page still there. */
  readonly inline?: boolean
  /** Words for the text, beyond those of every refusal. */
  readonly values?: (attempt: Attempt) => Readonly<Record<string, string>>
}

export type Verdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly inline: boolean }
  /** The page asks; `refusal` is what a silent request gets. */
  | { readonly kind: 'asked'; readonly step: Step; readonly refusal: Refusal }

/** The first rule that stops the attempt decides. */
export const judgeBy = (rules: readonly SignInRule[], attempt: Attempt): Verdict => {
  const rule = rules.find(({ stops }) => stops(attempt))
  if (rule === undefined) return { kind: 'pass' }
  const refusal: Refusal = {
    code: typeof rule.code === 'number' ? rule.code : rule.code(attempt),
    values: { ...wordsOf(attempt), ...rule.values?.(attempt) },
    reason: `${attempt.record.person.signInName}: ${rule.who}`,
  }
  return rule.asks === undefined
    ? { kind: 'refused', refusal, inline: rule.inline ?? false }
    : { kind: 'asked', step: rule.asks, refusal }
}

/** Words that the texts of refusals use. */
export const wordsOf = ({
  application,
  tenant,
  record,
}: Pick<Attempt, 'application' | 'tenant' | 'record'>): Readonly<Record<string, string>> => ({
  user: record.person.signInName,
  appId: application.clientId,
  appName: application.displayName,
  tenantName: tenant.displayName,
  tenantId: tenant.id,
})

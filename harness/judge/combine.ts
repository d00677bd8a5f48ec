/** From the outcomes of its variants to the result of a scenario. Pure. */
import type { ScenarioResult, Verdict } from '../../reports/run.ts'
import type { Scenario } from '../scenario.ts'
import type { Outcome } from './result.ts'

const severity: Record<Verdict, number> = { failed: 4, inconclusive: 3, warned: 2, passed: 1, skipped: 0 }

/** The worst of the variants speaks for the scenario; each is kept. */
export const combine = (
  scenario: Scenario,
  outcomes: readonly { readonly variant: string | undefined; readonly outcome: Outcome }[],
): ScenarioResult => {
  const worst = outcomes.reduce((one, other) =>
    severity[other.outcome.verdict] > severity[one.outcome.verdict] ? other : one,
  )
  const { id, title, level, basis, phase } = scenario
  return {
    id,
    title,
    level,
    basis,
    phase,
    ...worst.outcome,
    durationMs: outcomes.reduce((sum, { outcome }) => sum + outcome.durationMs, 0),
    variants: outcomes.flatMap(({ variant, outcome }) =>
      variant === undefined ? [] : [{ name: variant, ...outcome }],
    ),
  }
}

/** Why a scenario did not run when the product did not declare what it needs. */
export const missingWords = (missing: readonly string[]): string =>
  `Needs ${missing.map((name) => `"${name}"`).join(' and ')}, which your product does not declare.`

/** A scenario that did not run, for this reason. */
export const skipped = (scenario: Scenario, reason: string): ScenarioResult => {
  const { id, title, level, basis, phase } = scenario
  return {
    id,
    title,
    level,
    basis,
    phase,
    verdict: 'skipped',
    reason,
    durationMs: 0,
    lies: [],
    steps: [],
    variants: [],
  }
}

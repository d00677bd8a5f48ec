/** Counts, so that the summary of a run, an area's line and a table never disagree. */
import type { Run, ScenarioResult } from './run.ts'
import { areaOf, type Standing, standingOf } from './words.ts'

/** Counts every scenario once; a waived one is neither failed nor warned. This is what `run.summary` holds. */
export const tally = (scenarios: readonly Pick<ScenarioResult, 'verdict' | 'waiver'>[]): Run['summary'] => {
  const counts: Record<Standing, number> = {
    passed: 0,
    failed: 0,
    warned: 0,
    skipped: 0,
    inconclusive: 0,
    waived: 0,
  }
  for (const scenario of scenarios) counts[standingOf(scenario)] += 1
  return counts
}

/** The scenarios by area, in the order in which areas first appear. */
export const byArea = <Item extends { readonly id: string }>(
  scenarios: readonly Item[],
): ReadonlyMap<string, readonly Item[]> => Map.groupBy(scenarios, ({ id }) => areaOf(id))

/**
 * What made a run red or green, in the order of the exit codes: `broke` a rule, has `no-verdict` (an
 * inconclusive scenario, a preflight that failed, nothing run), is `incomplete`, or `held`.
 */
export type Finding = 'broke' | 'no-verdict' | 'incomplete' | 'held'
export const findingOf = (run: Run): Finding => {
  if (run.summary.failed > 0) return 'broke'
  if (!run.complete || run.scenarios.length < run.selected) return 'incomplete'
  const { passed, warned, waived, inconclusive } = run.summary
  const shown = passed + warned + waived > 0
  return inconclusive > 0 || !shown || run.preflight.some(({ ok }) => !ok) ? 'no-verdict' : 'held'
}

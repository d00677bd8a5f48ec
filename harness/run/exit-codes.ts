import type { Run } from '../../reports/run.ts'

/**
 * The published exit codes; who acts is different for each. A broken rule stands on its own controls, so
 * it outranks an inconclusive scenario.
 */
export const exitCodes = {
  /** Every selected scenario passed, was skipped with a reason, or warned. */
  kept: 0,
  /** The product broke a rule. */
  broken: 1,
  /** Wrong usage: a flag, an id, a config file. Nothing ran. */
  usage: 2,
  /** No verdict: driver, mock or network failed, the preflight did, or a scenario showed nothing. */
  noVerdict: 3,
  interrupted: 130,
  /** What was printed is not read to its end. */
  unread: 141,
  terminated: 143,
} as const

/** The exit code that a finished run deserves. */
export const exitCodeOf = ({
  complete,
  interrupted,
  summary,
}: Pick<Run, 'complete' | 'interrupted' | 'summary'>): number => {
  if (interrupted === 'interrupted') return exitCodes.interrupted
  const { passed, failed, warned, inconclusive, waived } = summary
  if (failed > 0) return exitCodes.broken
  const shown = passed + warned + waived
  return !complete || inconclusive > 0 || shown === 0 ? exitCodes.noVerdict : exitCodes.kept
}

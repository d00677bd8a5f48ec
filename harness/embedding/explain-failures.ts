/** What a person wants to read in a failed assertion. */
import type { Run, ScenarioResult } from '../../reports/run.ts'

const paragraph = ({ id, verdict, reason, diagnosis }: ScenarioResult): string =>
  [
    `${verdict} ${id}: ${diagnosis?.sentence ?? reason}`,
    ...(diagnosis === undefined
      ? []
      : [
          `  clause  ${diagnosis.clauses.map(({ text }) => text).join(' · ')}`,
          `  effect  ${diagnosis.effect}`,
          `  fix     ${diagnosis.fix}`,
        ]),
  ].join('\n')

/**
 * Everything that keeps a run from being green, as text: failures, scenarios that showed nothing, a failed
 * preflight, an early end. Empty when it is green. Pure.
 */
export const explainFailures = ({ preflight, scenarios, complete, interrupted, summary }: Run): string => {
  const { passed, warned, waived } = summary
  const red = scenarios.filter(
    ({ verdict, waiver }) => waiver === undefined && (verdict === 'failed' || verdict === 'inconclusive'),
  )
  return [
    ...preflight
      .filter(({ ok }) => !ok)
      .map(
        ({ name, seen, fix }) => `preflight ${name}: ${seen}${fix === undefined ? '' : `\n  to do   ${fix}`}`,
      ),
    ...red.map(paragraph),
    ...(complete ? [] : [`The run is incomplete${interrupted === undefined ? '' : ` (${interrupted})`}.`]),
    ...(complete && red.length === 0 && passed + warned + waived === 0
      ? ['Nothing was shown: every scenario was skipped.']
      : []),
  ].join('\n')
}

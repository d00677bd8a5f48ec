/** What stands at the end of a run: every scenario that is not green, where the report is, and the numbers. */
import type { Run, ScenarioResult } from '../run.ts'
import type { Paint } from '../screen.ts'
import { findingOf } from '../tally.ts'
import { lastLine, standingOf } from '../words.ts'
import { hang, printable } from '../wrap.ts'
import { explained } from './explained.ts'

export interface ClosingOptions {
  /** Failures and numbers only. */
  readonly quiet: boolean
  /** The exchange of the decisive step under each failure. */
  readonly trace: boolean
  /** Where the documents of this run are, as a person would type them. */
  readonly reports: readonly string[]
}

const withStanding = (run: Run, standing: ReturnType<typeof standingOf>): readonly ScenarioResult[] =>
  run.scenarios.filter((scenario) => standingOf(scenario) === standing)

const skipped = (run: Run, width: number, paint: Paint): readonly string[] => {
  const groups = Map.groupBy(withStanding(run, 'skipped'), ({ reason }) => reason)
  return [...groups].flatMap(([reason, scenarios]) => [
    ...hang(`– ${scenarios.length} skipped: `, printable(reason), width),
    ...hang('    ', scenarios.map(({ id }) => printable(id)).join(', '), width).map((line) =>
      paint('dim', line),
    ),
  ])
}

const waived = (run: Run, width: number, paint: Paint): readonly string[] =>
  withStanding(run, 'waived').flatMap(({ id, verdict, waiver }) => [
    ...hang('~ waived  ', `${printable(id)} (${verdict}) until ${printable(waiver?.until ?? '')}`, width),
    ...hang('    ', printable(waiver?.reason ?? ''), width).map((line) => paint('dim', line)),
  ])

const troubles = (run: Run, width: number): readonly string[] => {
  const bad = run.preflight.filter(({ ok }) => !ok)
  const ran = run.scenarios.length
  return [
    ...(run.complete && ran >= run.selected
      ? []
      : hang(
          'incomplete: ',
          `${ran} of ${run.selected} scenarios ran${run.interrupted === undefined ? '' : `; ${printable(run.interrupted)}`}`,
          width,
        )),
    ...(bad.length === 0
      ? []
      : hang(
          'no verdict: ',
          `preflight failed (${bad.map(({ name }) => printable(name)).join(', ')})`,
          width,
        )),
    ...(bad.length === 0 && run.complete && ran > 0 && ran === run.summary.skipped
      ? hang('no verdict: ', 'every scenario was skipped, so nothing was tested', width)
      : []),
  ]
}

/** Under a narrower profile than the default a warning may be an excused MUST; its own line says so. */
const whyWarned = (profile: Run['profile']): string =>
  profile === 'enterprise-sso' ? 'a SHOULD was missed' : `a SHOULD was missed, or ${profile} excuses it`

const numbers = ({ summary, profile }: Run, paint: Paint): readonly string[] => [
  ...(summary.warned > 0 ? [paint('yellow', `${summary.warned} warned (${whyWarned(profile)})`)] : []),
  ...(summary.waived > 0 ? [`${summary.waived} waived (a known failure with a date)`] : []),
  ...(summary.inconclusive > 0
    ? [
        paint(
          'magenta',
          `${summary.inconclusive} inconclusive: ${summary.inconclusive === 1 ? 'counts' : 'count'} as no verdict`,
        ),
      ]
    : []),
]

const spaced = (blocks: readonly (readonly string[])[]): readonly string[] =>
  blocks.filter((block) => block.length > 0).flatMap((block) => [...block, ''])

/** Lines of the whole ending. The last one is plain and stands alone: `N passed, N failed, N skipped`. */
export const closing = (
  run: Run,
  width: number,
  paint: Paint,
  options: ClosingOptions,
): readonly string[] => {
  const inFull = (standing: 'failed' | 'inconclusive' | 'warned'): readonly (readonly string[])[] =>
    withStanding(run, standing).map((result) =>
      explained(result, width, paint, options.trace && standing !== 'warned'),
    )
  const footer = [
    ...options.reports.flatMap((report) => hang('report  ', printable(report), width)),
    ...troubles(run, width),
    ...numbers(run, paint),
  ]
  const blocks = options.quiet
    ? [...inFull('failed'), ...inFull('inconclusive')]
    : [
        ...inFull('failed'),
        ...inFull('inconclusive'),
        ...inFull('warned'),
        skipped(run, width, paint),
        waived(run, width, paint),
      ]
  const good = findingOf(run) === 'held'
  return [...spaced(blocks), ...footer, paint(good ? 'green' : 'red', lastLine(run.summary))]
}

/** How many are not green, for the line of an area. */
export const remarks = (scenarios: readonly ScenarioResult[]): string => {
  const parts = Map.groupBy(scenarios, standingOf)
  return (['failed', 'inconclusive', 'warned', 'waived', 'skipped'] as const)
    .flatMap((standing) => {
      const n = parts.get(standing)?.length ?? 0
      return n === 0 ? [] : [`${n} ${standing}`]
    })
    .join(', ')
}

/** What is seen while a run goes on. A reducer over events: it says which lines are now final, and which may still change. */
import type { RunEvent, ScenarioResult } from '../run.ts'
import type { Paint } from '../screen.ts'
import { areaOf, count, type Standing, signs, standingOf } from '../words.ts'
import { columns, hang, pad, printable, wrap } from '../wrap.ts'
import { remarks } from './closing.ts'
import { hues } from './explained.ts'

export interface Progress {
  readonly areas: Readonly<Record<string, number>>
  readonly selected: number
  readonly running: readonly string[]
  readonly results: readonly ScenarioResult[]
}

export const notBegun: Progress = { areas: {}, selected: 0, running: [], results: [] }

/** The state after an event. */
export const progressed = (progress: Progress, event: RunEvent): Progress => {
  switch (event.kind) {
    case 'started':
      return { ...notBegun, areas: event.areas, selected: event.run.selected }
    case 'scenario-started':
      return { ...progress, running: [...progress.running, event.id] }
    case 'scenario-ended':
      return {
        ...progress,
        running: progress.running.filter((id) => id !== event.result.id),
        results: [...progress.results, event.result],
      }
    case 'preflight':
    case 'ended':
      return progress
  }
}

const inArea = (progress: Progress, area: string): readonly ScenarioResult[] =>
  progress.results.filter(({ id }) => areaOf(id) === area)

const worst = (results: readonly ScenarioResult[]): Standing => {
  const found = new Set(results.map(standingOf))
  if (found.size === 1 && found.has('skipped')) return 'skipped'
  return (['failed', 'inconclusive', 'warned'] as const).find((standing) => found.has(standing)) ?? 'passed'
}

const nameColumns = (progress: Progress): number =>
  Math.max(9, ...Object.keys(progress.areas).map((area) => columns(printable(area)))) + 2

/** Whether this event was the last of its area. */
export const completesArea = (progress: Progress, area: string): boolean =>
  inArea(progress, area).length === progress.areas[area]

/** ` ✗ idtoken     49/52  2 failed, 1 skipped` */
export const areaLines = (
  progress: Progress,
  area: string,
  width: number,
  paint: Paint,
): readonly string[] => {
  const results = inArea(progress, area)
  const standing = worst(results)
  const passed = results.filter((result) => standingOf(result) === 'passed').length
  const done = `${passed}/${progress.areas[area] ?? results.length}`
  const head = ` ${signs[standing]} ${pad(printable(area), nameColumns(progress))}${done.padEnd(7)}`
  return hang(head, remarks(results), width).map((line) => paint(hues[standing], line.trimEnd()))
}

/** A failure as it happens: which, and one sentence. The rest follows at the end. */
export const failureLine = (result: ScenarioResult, width: number, paint: Paint): readonly string[] => {
  const standing = standingOf(result)
  const sentence = printable(result.diagnosis?.sentence ?? result.reason)
  return [
    paint(hues[standing], ` ${signs[standing]} ${standing} ${printable(result.id)}`),
    ...hang('   ', sentence, width),
  ]
}

const liveAreas = 6

const clipped = (line: string, width: number): string =>
  columns(line) <= width ? line : `${wrap(line, width - 2)[0] ?? ''} …`

/** The lines that are redrawn in place: areas that have begun and are not complete, and a counter. */
export const liveLines = (progress: Progress, width: number, paint: Paint): readonly string[] => {
  if (progress.selected === 0) return []
  const begun = new Set([...progress.results.map(({ id }) => id), ...progress.running].map(areaOf))
  const open = [...begun].filter((area) => !completesArea(progress, area))
  const shown = open.slice(-liveAreas).map((area) => {
    const results = inArea(progress, area)
    const line = ` · ${pad(printable(area), nameColumns(progress))}${`${results.length}/${progress.areas[area] ?? '?'}`.padEnd(7)}${remarks(results)}`
    return clipped(line.trimEnd(), width - 1)
  })
  const now = progress.running.at(0)
  const counter = ` ${progress.results.length} of ${count(progress.selected, 'scenario')}${now === undefined ? '' : ` · running ${printable(now)}`}`
  return [...shown, paint('dim', clipped(counter, width - 1))]
}

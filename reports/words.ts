/** The words and signs that every format uses for the same thing. */
import type { Run, ScenarioResult } from './run.ts'

/** What a report shows: a waived scenario keeps its verdict in the record, and is no longer news. */
export const standings = ['failed', 'inconclusive', 'warned', 'waived', 'skipped', 'passed'] as const
export type Standing = (typeof standings)[number]

/** `waived` when a waiver holds for a failure or warning; otherwise the verdict. Nothing else can be waived. */
export const standingOf = (result: Pick<ScenarioResult, 'verdict' | 'waiver'>): Standing =>
  result.waiver !== undefined && (result.verdict === 'failed' || result.verdict === 'warned')
    ? 'waived'
    : result.verdict

/** A sign is always followed by a word: neither colour nor sign stands alone. */
export const signs: Readonly<Record<Standing, string>> = {
  passed: '✓',
  failed: '✗',
  warned: '!',
  inconclusive: '?',
  skipped: '–',
  waived: '~',
}

const phases: Readonly<Record<ScenarioResult['phase'], string>> = {
  setup: 'setup',
  test: 'test',
  enable: 'enable',
  'member-login': 'member login',
  lifecycle: 'lifecycle',
  logout: 'logout',
}
export const phaseWords = (phase: ScenarioResult['phase']): string => phases[phase]

/** The part of an id before its first dot. */
export const areaOf = (id: string): string => id.split('.', 1)[0] ?? id

/** `41 ms`, `1.2 s` or `2 min 5 s`. */
export const duration = (milliseconds: number): string => {
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`
  const seconds = Math.round(milliseconds / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

/** The plain and stable last line of a terminal report. */
export const lastLine = ({ passed, failed, skipped }: Run['summary']): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`

/** How the implementation is reached: `in process` or `over http://…`. */
export const reached = (driver: string): string =>
  /^[a-z][a-z0-9+.-]*:\/\//i.test(driver) ? `over ${driver}` : driver

/** Name, version, how it is reached, and the flaw and variant that are switched on unless the name tells it already. */
export const implementationText = ({ name, version, driver, flaw, variant }: Run['implementation']): string =>
  [
    `${name} ${version} ${reached(driver)}`,
    ...(flaw === undefined || name.includes(flaw) ? [] : [`flaw ${flaw}`]),
    ...(variant === undefined ? [] : [`variant ${variant}`]),
  ].join(' · ')

/** What ran, against what, and how to get it again: the first line of a report. */
export const headline = (run: Pick<Run, 'greencheck' | 'implementation' | 'selected' | 'seed'>): string =>
  [
    `greencheck ${run.greencheck}`,
    implementationText(run.implementation),
    count(run.selected, 'scenario'),
    `seed ${run.seed}`,
  ].join(' · ')

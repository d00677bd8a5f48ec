/** One run: preflight, every selected scenario side by side, and the record of it. */
import {
  type PreflightCheck,
  type Run,
  type RunEvent,
  runSchemaUrl,
  type ScenarioResult,
  type Verdict,
} from '../../reports/run.ts'
import { needsBrowser, type Selected } from '../plan/plan.ts'
import type { CaseContext } from './case.ts'
import { preflight } from './preflight.ts'
import { type Progress, runScenarios, type Take } from './scenarios.ts'

export interface RunOptions extends CaseContext {
  readonly selected: readonly Selected[]
  /** How many scenarios run at a time in this thread. */
  readonly concurrency: number
  /** Further threads, which take scenarios of the same run. */
  readonly elsewhere?: (take: Take, progress: Progress) => Promise<void>
  /** Version of Greencheck. */
  readonly version: string
  readonly command: string
  /** `in process`, or the URL of the driver. */
  readonly driverAt: string
  /** What was seen of the contract; undefined leaves the whole preflight out. */
  readonly contract: PreflightCheck | undefined
  readonly emit: (event: RunEvent) => void
}

const areaOf = (id: string): string => id.slice(0, id.indexOf('.'))

const countAreas = (selected: readonly Selected[]): Record<string, number> => {
  const areas: Record<string, number> = {}
  for (const { scenario } of selected) areas[areaOf(scenario.id)] = (areas[areaOf(scenario.id)] ?? 0) + 1
  return areas
}

/** How many scenarios have each verdict; a waived one is counted under `waived` only. */
export const summarise = (results: readonly ScenarioResult[]): Run['summary'] => {
  const count = (verdict: Verdict): number =>
    results.filter((result) => result.verdict === verdict && result.waiver === undefined).length
  return {
    passed: count('passed'),
    failed: count('failed'),
    warned: count('warned'),
    skipped: count('skipped'),
    inconclusive: count('inconclusive'),
    waived: results.filter(({ waiver }) => waiver !== undefined).length,
  }
}

/** What run.json says about the real browser, where there is one. */
const browserOf = ({ realBrowser }: RunOptions['stage']): Pick<Run, 'browser'> =>
  realBrowser?.kind === 'ready'
    ? { browser: { chromium: realBrowser.chromium.version, everywhere: realBrowser.everywhere } }
    : {}

/** Runs everything and returns the record. Never throws for what the product does. */
export const run = async (options: RunOptions): Promise<Run> => {
  const { stage, selected, emit } = options
  const startedAt = Date.now()
  const { name, version, capabilities } = stage.description
  const head: Extract<RunEvent, { readonly kind: 'started' }>['run'] = {
    $schema: runSchemaUrl,
    schema: 1,
    greencheck: options.version,
    seed: stage.seed,
    profile: options.profile,
    startedAt: new Date(startedAt).toISOString(),
    command: options.command,
    implementation: {
      name,
      version,
      driver: options.driverAt,
      capabilities: [...capabilities],
      ...(options.flaw === undefined ? {} : { flaw: options.flaw }),
      ...(options.variant === undefined ? {} : { variant: options.variant }),
    },
    ...browserOf(stage),
    selected: selected.length,
  }
  emit({ kind: 'started', run: head, areas: countAreas(selected) })

  const checks =
    options.contract === undefined
      ? []
      : await preflight(stage, options.contract, ({ check }) => emit({ kind: 'preflight', check }))
  const failedCheck = checks.find(({ ok }) => !ok)
  const results = new Map<string, ScenarioResult>()
  if (failedCheck === undefined) {
    // The real browser is here. What needs it takes longest, and so begins first.
    const browsers = selected.filter(({ scenario }) => needsBrowser(scenario)).values()
    const others = selected.filter(({ scenario }) => !needsBrowser(scenario)).values()
    const unlessOver =
      (take: Take): Take =>
      () =>
        stage.signal?.aborted === true ? undefined : take()
    const takeAny = unlessOver(() => browsers.next().value ?? others.next().value)
    const takeOther = unlessOver(() => others.next().value)
    const progress: Progress = {
      started: (id) => emit({ kind: 'scenario-started', id }),
      ended: (result) => {
        results.set(result.id, result)
        emit({ kind: 'scenario-ended', result })
      },
    }
    await Promise.all([
      runScenarios(options, options.concurrency, takeAny, progress),
      options.elsewhere?.(takeOther, progress),
    ])
  }

  const scenarios = selected.flatMap(({ scenario }) => results.get(scenario.id) ?? [])
  const interrupted =
    failedCheck !== undefined
      ? `preflight: ${failedCheck.name}`
      : stage.signal?.aborted === true
        ? 'interrupted'
        : undefined
  const record: Run = {
    ...head,
    complete: interrupted === undefined && scenarios.length === selected.length,
    ...(interrupted === undefined ? {} : { interrupted }),
    durationMs: Date.now() - startedAt,
    preflight: [...checks],
    summary: summarise(scenarios),
    scenarios,
  }
  emit({ kind: 'ended', run: record })
  return record
}

/** One run: preflight, every selected scenario side by side, and the record of it. */
import {
  type PreflightCheck,
  type Run,
  type RunEvent,
  runSchemaUrl,
  type ScenarioResult,
  type Verdict,
} from '../../reports/run.ts'
import { combine, type Outcome, skipped } from '../judge/result.ts'
import { missingCapabilities, type Selected } from '../plan/plan.ts'
import { type CaseContext, runCase } from './case.ts'
import { preflight } from './preflight.ts'

export interface RunOptions extends CaseContext {
  readonly selected: readonly Selected[]
  readonly concurrency: number
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

/** Does the tasks in order, so many at a time; starts no more once the signal has fired. */
const pool = async (
  tasks: readonly (() => Promise<void>)[],
  width: number,
  signal: AbortSignal | undefined,
): Promise<void> => {
  let next = 0
  const worker = async (): Promise<void> => {
    for (let task = tasks[next++]; task !== undefined && signal?.aborted !== true; task = tasks[next++])
      await task()
  }
  await Promise.all(Array.from({ length: Math.max(1, width) }, worker))
}

const runScenario = async (
  options: RunOptions,
  { scenario, cases }: Selected,
): Promise<ScenarioResult | undefined> => {
  const missing = missingCapabilities(scenario, new Set(options.stage.description.capabilities))
  if (missing.length > 0) return skipped(scenario, missing)
  const outcomes: { variant: string | undefined; outcome: Outcome }[] = []
  for (const one of cases) {
    const outcome = await runCase(options, one)
    if (options.stage.signal?.aborted === true) return undefined
    outcomes.push({ variant: one.variant, outcome })
  }
  return combine(scenario, outcomes)
}

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
    selected: selected.length,
  }
  emit({ kind: 'started', run: head, areas: countAreas(selected) })

  const checks =
    options.contract === undefined
      ? []
      : await preflight(stage, options.contract, (check) => emit({ kind: 'preflight', check }))
  const failedCheck = checks.find(({ ok }) => !ok)
  const results = new Map<string, ScenarioResult>()
  if (failedCheck === undefined) {
    const tasks = selected.map((one) => async () => {
      emit({ kind: 'scenario-started', id: one.scenario.id })
      const result = await runScenario(options, one)
      if (result === undefined) return
      results.set(result.id, result)
      emit({ kind: 'scenario-ended', result })
    })
    await pool(tasks, options.concurrency, stage.signal)
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

/** Runs scenarios side by side until none is left. */
import type { ScenarioResult } from '../../reports/run.ts'
import type { World } from '../drive/world.ts'
import { combine, missingWords, skipped } from '../judge/combine.ts'
import type { Outcome } from '../judge/result.ts'
import { missingCapabilities, needsBrowser, type Selected } from '../plan/plan.ts'
import { type CaseContext, runCase, type Witnessed } from './case.ts'

/** The next scenario of the run, for whoever is free; undefined when none is left or the run was interrupted. */
export type Take = () => Selected | undefined

/** Where what happens to a scenario is told. */
export interface Progress {
  readonly started: (id: string) => void
  readonly ended: (result: ScenarioResult) => void
}

/** Runs one scenario with all its cases; undefined when the run was interrupted in the middle of it. */
export const runScenario = async (
  context: CaseContext,
  { scenario, cases }: Selected,
): Promise<ScenarioResult | undefined> => {
  const { description, signal, realBrowser } = context.stage
  const missing = missingCapabilities(scenario, new Set(description.capabilities))
  if (missing.length > 0) return skipped(scenario, missingWords(missing))
  if (needsBrowser(scenario) && realBrowser?.kind !== 'ready')
    return skipped(scenario, realBrowser?.reason ?? 'Needs a real browser, which this run does not have.')
  const outcomes: { variant: string | undefined; outcome: Outcome }[] = []
  // A variant may go on in the world of the one before it.
  const worlds = new Set<World | undefined>()
  let before: Witnessed | undefined
  try {
    for (const one of cases) {
      const { outcome, witnessed } = await runCase(context, one, before)
      before = witnessed
      worlds.add(witnessed.world)
      if (signal?.aborted === true) return undefined
      outcomes.push({ variant: one.variant, outcome })
    }
  } finally {
    await Promise.all([...worlds].map((world) => world?.close()))
  }
  return combine(scenario, outcomes)
}

/** Runs what `take` gives, so many scenarios at a time. */
export const runScenarios = async (
  context: CaseContext,
  width: number,
  take: Take,
  progress: Progress,
): Promise<void> => {
  const lane = async (): Promise<void> => {
    for (let selected = take(); selected !== undefined; selected = take()) {
      progress.started(selected.scenario.id)
      const result = await runScenario(context, selected)
      if (result !== undefined) progress.ended(result)
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, width) }, lane))
}

/**
 * The package `greencheck`: the mock Entra ID for tests of one's own, and whole conformance runs. The harness is
 * loaded when `run` is first called, so that whoever wants the mock alone does not wait for it.
 */
import type { Run } from '../../reports/run.ts'
import type { RunOptions } from './options.ts'

export * from '../../mock-idp/index.ts'
export type {
  Diagnosis,
  Exchange,
  Lie,
  PreflightCheck,
  Run,
  RunEvent,
  ScenarioResult,
  StepRecord,
  VariantResult,
  Verdict,
} from '../../reports/run.ts'
export type * from '../driver.ts'
export { HarnessError, type HarnessErrorCode } from '../errors.ts'
export type { Profile } from '../profile.ts'
export { explainFailures } from './explain-failures.ts'
export type { RunOptions } from './options.ts'

/**
 * Runs scenarios against a product and returns the record of it, of which run.json is the text. Prints nothing,
 * never exits, and leaves nothing open. What the product does wrong is in the record; a `HarnessError` is thrown
 * where nothing could be run (`usage`: what was said here; `driver`, `environment`: the surroundings).
 */
export const run = async (options: RunOptions): Promise<Run> =>
  (await import('./run.ts')).runEmbedded(options)

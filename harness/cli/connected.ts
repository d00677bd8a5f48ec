import type { PreflightCheck } from '../../reports/run.ts'
import type { Description, Driver } from '../driver.ts'

/** An implementation that is there, and what was learned of it. */
export interface Connected {
  readonly driver: Driver
  readonly description: Description
  /** What was seen of the contract, for the preflight. */
  readonly contract: PreflightCheck
  /** `in process`, `by recipe`, the URL or the program. */
  readonly at: string
  close(): Promise<void>
}

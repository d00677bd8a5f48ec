import type { Rules } from '../rules.ts'

export interface Flaw {
  /** What the product does wrong, in one sentence. */
  readonly breaks: string
  /** The wrong rules, made anew for each product, since some of them remember things. */
  readonly rules: () => Partial<Rules>
  /** Milliseconds for which the product itself uses a metadata document again, where the flaw is how it keeps them. */
  readonly metadataLifetime?: number
  /** Scenarios that fail because of it. */
  readonly caughtBy: readonly string[]
  /** Scenarios that may fail as well, because they go through the same mechanism. */
  readonly alsoCaughtBy?: readonly string[]
}

export type FlawTable = Readonly<Record<string, Flaw>>

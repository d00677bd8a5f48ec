import type { Description } from '../../../driver.ts'
import type { Capability } from '../../../scenario.ts'
import type { Rules } from '../rules.ts'

/** A way to be right that is not the reference's: a product that does it has nothing to mend. */
export interface BenignVariant {
  /** Its row in the list of the catalogue: B01 to B16. Some rows are several variants. */
  readonly row: `B${number}`
  /** What the product does otherwise, in one sentence. */
  readonly does: string
  /** The other rules, made anew for each product, since some of them remember things. */
  readonly rules?: () => Partial<Rules>
  /** Capabilities that it does not have, and so does not declare. Scenarios that need one are skipped. */
  readonly without?: readonly Capability[]
  readonly policies?: Description['policies']
  /** Milliseconds for which a metadata document is used again. */
  readonly metadataLifetime?: number
  /** Scenarios that have to pass with it, and not be skipped. */
  readonly passes: readonly string[]
  /** Scenarios that advise against it: they may warn, and never fail. */
  readonly mayWarn?: readonly string[]
}

export type VariantTable = Readonly<Record<string, BenignVariant>>

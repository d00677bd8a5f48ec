import type { OptionalClaim } from '../contract.ts'

/** The optional claims that an application asked for, each with its additional properties. */
export type AskedClaims = ReadonlyMap<string, readonly string[]>

export const readAskedClaims = (claims: readonly OptionalClaim[]): AskedClaims =>
  new Map(
    claims.map((claim) =>
      typeof claim === 'string' ? [claim, []] : [claim.name, claim.additionalProperties ?? []],
    ),
  )

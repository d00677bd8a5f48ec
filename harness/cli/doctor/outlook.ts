/** What a run would show of a product: which phases, and what keeps scenarios out. Pure. */
import { missingCapabilities, type Selected } from '../../plan/plan.ts'
import { type Capability, type Phase, phases } from '../../scenario.ts'

export interface Outlook {
  readonly scenarios: number
  readonly runnable: number
  readonly phases: readonly { readonly phase: Phase; readonly all: number; readonly runnable: number }[]
  /** What is missing, with how many scenarios it keeps out by itself and together with others; most first. */
  readonly missing: readonly {
    readonly capability: Capability
    readonly alone: number
    readonly together: number
  }[]
}

/** Looks at every scenario with what the product declares. */
export const outlookOf = (selected: readonly Selected[], declared: readonly Capability[]): Outlook => {
  const has = new Set(declared)
  const all = selected.map(({ scenario }) => ({ scenario, missing: missingCapabilities(scenario, has) }))
  const out = all.filter(({ missing }) => missing.length > 0)
  const names = [...new Set(out.flatMap(({ missing }) => missing))]
  return {
    scenarios: all.length,
    runnable: all.length - out.length,
    phases: phases.map((phase) => {
      const own = all.filter(({ scenario }) => scenario.phase === phase)
      return { phase, all: own.length, runnable: own.filter(({ missing }) => missing.length === 0).length }
    }),
    missing: names
      .map((capability) => ({
        capability,
        alone: out.filter(({ missing }) => missing.length === 1 && missing[0] === capability).length,
        together: out.filter(({ missing }) => missing.includes(capability)).length,
      }))
      .toSorted((one, other) => other.alone - one.alone || other.together - one.together),
  }
}

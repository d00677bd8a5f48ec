import type { TestKey } from './key-sets.ts'

/** How keys roll by themselves. */
export interface RolloverPlan {
  /** Milliseconds that a key signs. */
  readonly period: number
  /** Periods by which the plan runs ahead, because keys were rolled by hand. */
  readonly shift: number
  /** Periods whose keys were withdrawn in an emergency. */
  readonly withdrawn: ReadonlySet<number>
}

/**
 * Which period it is. Periods are counted from the epoch, so that the same time means the same keys in
 * every run.
 * @param now milliseconds since the epoch
 */
export const indexAt = ({ period, shift }: RolloverPlan, now: number): number =>
  Math.floor(now / period) + shift

/**
 * The keys in a period: the one of the period before (tokens that it signed are still about), the one that
 * signs, and the next one, published a period ahead. The keys of `cycle` take turns for ever.
 */
export const standingAt = (
  { withdrawn }: RolloverPlan,
  index: number,
  cycle: readonly TestKey[],
): { readonly shown: readonly TestKey[]; readonly signs: TestKey | undefined } => {
  const keyOf = (period: number): TestKey | undefined =>
    cycle[((period % cycle.length) + cycle.length) % cycle.length]
  const shown = [index - 1, index, index + 1].flatMap((period) => {
    const key = keyOf(period)
    return key === undefined || withdrawn.has(period) ? [] : [key]
  })
  return { shown, signs: keyOf(index) }
}

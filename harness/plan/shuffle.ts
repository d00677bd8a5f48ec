import { derive } from '../seed.ts'
import type { Selected } from './plan.ts'

/** The scenarios in an order that only the seed decides: whether one depends on what ran before it shows then. Pure. */
export const shuffled = (selected: readonly Selected[], seed: string): readonly Selected[] => {
  const place = ({ scenario }: Selected): string => derive(seed, 'order', scenario.id)
  return selected.toSorted((one, other) => (place(one) < place(other) ? -1 : 1))
}

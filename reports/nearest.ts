/** The nearest of some names, for a mistake in typing. */
import { distance } from 'fastest-levenshtein'

/** Undefined when none is near: more than half of the letters would have to change. */
export const nearest = (name: string, names: readonly string[]): string | undefined => {
  const ranked = names
    .map((candidate) => ({ candidate, away: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .toSorted((a, b) => a.away - b.away)
  const best = ranked.at(0)
  return best !== undefined && best.away <= Math.max(name.length, best.candidate.length) / 2
    ? best.candidate
    : undefined
}

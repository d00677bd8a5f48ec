/** The nearest of some names, for a mistake in typing. */

const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, left] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, right] of [...b].entries())
      next.push(Math.min((row[j] ?? 0) + (left === right ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    row = next
  }
  return row.at(-1) ?? 0
}

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

/** Edit distance with the adjacent swap counted as one (optimal string alignment). */
const distance = (a: string, b: string): number => {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const above = rows[i - 1] ?? []
      const substitution = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let best = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, substitution)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (rows[i - 2]?.[j - 2] ?? 0) + 1)
      }
      row.push(best)
    }
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? 0
}

/**
 * The names that somebody who typed `word` most likely meant: those that contain it, and those a few
 * letters away. At most `limit`, best first.
 */
export const nearest = (word: string, names: readonly string[], limit = 3): readonly string[] => {
  const typed = word.toLowerCase()
  return names
    .map((name) => {
      const known = name.toLowerCase()
      const tail = known.slice(known.indexOf('.') + 1)
      const gap = Math.min(distance(typed, known), distance(typed, tail))
      return { name, gap: typed.length > 2 && known.includes(typed) ? Math.min(gap, 1) : gap }
    })
    .filter(({ gap }) => gap <= Math.max(2, Math.floor(typed.length / 3)))
    .sort((one, other) => one.gap - other.gap)
    .slice(0, limit)
    .map(({ name }) => name)
}

/** ` Did you mean "a" or "b"?`, or nothing when no name is near. */
export const didYouMean = (word: string, names: readonly string[]): string => {
  const near = nearest(word, names).map((name) => `"${name}"`)
  return near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`
}

import { distance } from 'fastest-levenshtein'

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

import { distance } from 'fastest-levenshtein'

/** The known name that differs least from what was typed; undefined when none is near. */
export const nearest = (typed: string, known: readonly string[]): string | undefined => {
  const word = typed.toLowerCase()
  const ranked = known
    .map((name) => ({ name, far: distance(word, name.toLowerCase()) }))
    .sort((a, b) => a.far - b.far)
  const [best] = ranked
  return best !== undefined && best.far <= Math.max(2, Math.floor(typed.length / 3)) ? best.name : undefined
}

/** `; did you mean "x"?`, or nothing when no name is near. */
export const didYouMean = (typed: string, known: readonly string[]): string => {
  const near = nearest(typed, known)
  return near === undefined ? '' : `; did you mean "${near}"?`
}

/** Whether values that have to be unguessable look so from outside. Pure. */

/** 128 bits in base64url. */
const shortest = 22
/** What is left of a value beside what all values have in common: 96 bits. */
const shortestOwnPart = 16

const commonPrefix = (one: string, other: string): number => {
  const length = Math.min(one.length, other.length)
  for (let index = 0; index < length; index += 1) if (one[index] !== other[index]) return index
  return length
}

const reversed = (text: string): string => [...text].reverse().join('')

/** How many characters of a value are its own, beside the beginning and the end that it shares with its predecessor. */
const ownPart = (value: string, before: string): number =>
  value.length - commonPrefix(value, before) - commonPrefix(reversed(value), reversed(before))

/** Whether one value is made of the other, so that who knows one knows both. */
export const alike = (one: string, other: string): boolean =>
  one !== '' && other !== '' && (one.includes(other) || other.includes(one))

/** What is guessable about a series of values of a parameter, completing "Your product …". */
export const guessable = (name: string, values: readonly string[]): string | undefined => {
  if (values.some((value) => value === '')) return `sent an authorization request without "${name}"`
  if (new Set(values).size < values.length) return `used the same "${name}" for several logins`
  const short = values.find((value) => value.length < shortest)
  if (short !== undefined)
    return `used a "${name}" of ${short.length} characters, which is less than 128 random bits`
  const counted = values.some((value, index) => {
    const before = values[index - 1]
    return before !== undefined && ownPart(value, before) < shortestOwnPart
  })
  return counted ? `used values of "${name}" that follow from one another` : undefined
}

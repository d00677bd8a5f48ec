/** A small source of numbers that look random and are the same for the same seed (mulberry32). */
export interface Random {
  /** A whole number from 0 to `below` − 1. */
  whole(below: number): number
  chance(probability: number): boolean
  pick<Value>(values: readonly Value[]): Value
}

export const makeRandom = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (below: number): number => Math.floor(next() * below)
  return {
    whole,
    chance: (probability) => next() < probability,
    pick: (values) => {
      const { [whole(values.length)]: value } = values
      if (value === undefined) throw new RangeError('there is nothing to pick from')
      return value
    },
  }
}

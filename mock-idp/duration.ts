import { MockEntraError } from './errors.ts'

const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** Milliseconds of a duration such as `-15m` or `181d`; undefined when it is not one. */
export const readDuration = (text: string): number | undefined => {
  const match = /^([+-]?)(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text)
  if (match === null) return undefined
  const [, sign, amount, unit] = match
  const size = units[unit as keyof typeof units]
  const milliseconds = Number(amount) * size
  return sign === '-' ? -milliseconds : milliseconds
}

/** Like `readDuration`, for callers that cannot go on without one. Throws `MockEntraError`. */
export const parseDuration = (text: string, path = 'duration'): number => {
  const milliseconds = readDuration(text)
  if (milliseconds !== undefined) return milliseconds
  throw new MockEntraError('bad-input', 'That is not a duration.', [
    {
      path,
      message: `expected a number and a unit (ms, s, m, h, d) such as 90s or -15m, got ${JSON.stringify(text)}`,
    },
  ])
}

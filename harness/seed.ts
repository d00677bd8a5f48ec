import { createHash, randomBytes } from 'node:crypto'

/** A seed for a run that was not given one: short enough to read out, printed with every run. */
export const freshSeed = (): string => randomBytes(3).toString('hex')

/** Text that depends only on the seed and the labels: the same seed makes the same names, ids and canaries. */
export const derive = (seed: string, ...labels: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([seed, ...labels]))
    .digest('hex')

/** A GUID (version 4 in form) that depends only on the seed and the labels. */
export const deriveGuid = (seed: string, ...labels: readonly string[]): string => {
  const hex = derive(seed, 'guid', ...labels)
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

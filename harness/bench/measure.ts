/** Small statistics for a noisy machine. Pure but for the clock. */

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** Milliseconds that each of several repetitions took. */
export const time = async (
  repetitions: number,
  work: (index: number) => Promise<unknown>,
): Promise<readonly number[]> => {
  const took: number[] = []
  for (let index = 0; index < repetitions; index += 1) {
    const start = performance.now()
    await work(index)
    took.push(performance.now() - start)
  }
  return took
}

/** One row of the table: what was measured beside its budget. */
export interface Row {
  readonly what: string
  readonly figure: string
  readonly budget: string
  readonly kept: boolean
}

/** The table, aligned, with one mark for each row. */
export const table = (rows: readonly Row[]): string => {
  const width = (key: 'what' | 'figure'): number => Math.max(...rows.map((row) => row[key].length))
  return rows
    .map(
      ({ what, figure, budget, kept }) =>
        `${kept ? '✓' : '✗'} ${what.padEnd(width('what'))}  ${figure.padStart(width('figure'))}  budget ${budget}`,
    )
    .join('\n')
}

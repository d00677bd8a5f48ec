/** The matrix as data: scenarios × implementations, and what each cell leads to. */
import { areaOf, type Standing } from '../words.ts'
import type { MatrixResult, MatrixScenario } from './result.ts'

/** Where what was found is explained. */
export interface Explanation {
  /** Heading of the cause on the page of findings. */
  readonly title: string
  readonly href: string
}

export interface Column {
  /** Short name, without blanks: it becomes part of ids. */
  readonly name: string
  readonly title: string
  /** Page that says what the implementation is and what was found. */
  readonly page?: string
  /** What ran, or why nothing did. */
  readonly result: MatrixResult | { readonly missing: string }
  /** Explanations by the id of the scenario. */
  readonly explanations: ReadonlyMap<string, Explanation>
}

export interface Cell {
  readonly column: Column
  /** `absent`: the scenario did not run for this column. */
  readonly standing: Standing | 'absent'
  readonly scenario: MatrixScenario | undefined
  readonly explanation: Explanation | undefined
}

export interface Row {
  readonly id: string
  readonly area: string
  readonly title: string
  readonly level: MatrixScenario['level']
  readonly cells: readonly Cell[]
}

export const resultOf = ({ result }: Column): MatrixResult | undefined =>
  'missing' in result ? undefined : result

/** Rows in the order of the first column that has them. */
export const rowsOf = (columns: readonly Column[]): readonly Row[] => {
  const scenarios = new Map<string, MatrixScenario>()
  const byColumn = columns.map((column) => {
    const own = new Map((resultOf(column)?.scenarios ?? []).map((one) => [one.id, one] as const))
    for (const [id, one] of own) if (!scenarios.has(id)) scenarios.set(id, one)
    return { column, own }
  })
  return [...scenarios.values()].map(({ id, title, level }) => ({
    id,
    area: areaOf(id),
    title,
    level,
    cells: byColumn.map(({ column, own }): Cell => {
      const scenario = own.get(id)
      return {
        column,
        standing: scenario?.verdict ?? 'absent',
        scenario,
        explanation: column.explanations.get(id),
      }
    }),
  }))
}

/** How many scenarios of a column have each verdict. */
export const countsOf = (result: MatrixResult): Readonly<Record<MatrixScenario['verdict'], number>> => {
  const counts = { passed: 0, failed: 0, warned: 0, skipped: 0, inconclusive: 0 }
  for (const { verdict } of result.scenarios) counts[verdict] += 1
  return counts
}

/** Whether a cell says something that somebody wants explained. */
export const needsWords = ({ standing }: Cell): boolean =>
  standing === 'failed' || standing === 'warned' || standing === 'inconclusive'

/** The reason in a cell, with those of its variants that are red. */
export const reasonOf = ({ scenario, column }: Cell): string => {
  if (scenario === undefined) return 'missing' in column.result ? column.result.missing : 'did not run'
  const names = scenario.variants.map(({ name }) => name)
  return names.length === 0 ? scenario.reason : `${scenario.reason} (variants: ${names.join(', ')})`
}

/** A value that all columns share, or undefined. */
export const shared = <Value>(
  columns: readonly Column[],
  of: (result: MatrixResult) => Value,
): Value | undefined => {
  const values = new Set(columns.flatMap((column) => resultOf(column) ?? []).map(of))
  return values.size === 1 ? [...values][0] : undefined
}

/** The matrix as Markdown, a table for each area. */
import { signs } from '../words.ts'
import { type Cell, type Column, countsOf, needsWords, resultOf, rowsOf, shared } from './table.ts'

const plain = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\|<>*_[\]`]/g, '\\$&')
    .trim()

/** Between backticks, where only a bar could still end the cell. */
const code = (text: string): string =>
  `\`${text.replaceAll(/\s+/g, ' ').replaceAll('`', '').replaceAll('|', '\\|')}\``

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

const cellText = (cell: Cell): string => {
  if (cell.standing === 'absent') return ''
  const { standing, explanation } = cell
  if (!needsWords(cell)) return `${signs[standing]} ${standing}`
  return explanation === undefined
    ? `${signs[standing]} **${standing}**`
    : `${signs[standing]} [**${standing}**](${explanation.href})`
}

const linked = ({ title, page }: Column): string =>
  page === undefined ? plain(title) : `[${plain(title)}](${page})`

const columnRow = (column: Column): readonly string[] => {
  const result = resultOf(column)
  if (result === undefined) {
    const why = 'missing' in column.result ? plain(column.result.missing) : ''
    return [linked(column), `not installed: ${why}`, '', '', '', '', '', '', '']
  }
  const { passed, failed, warned, inconclusive, skipped } = countsOf(result)
  return [
    linked(column),
    plain(result.implementation.version),
    result.startedAt.slice(0, 10),
    plain(result.seed),
    String(passed),
    String(failed),
    String(warned),
    String(inconclusive),
    String(skipped),
  ]
}

/** @param note what stands under the title, such as how the page is made */
export const matrixMarkdown = (columns: readonly Column[], note = ''): string => {
  const rows = rowsOf(columns)
  const areas = Map.groupBy(rows, ({ area }) => area)
  const profile = shared(columns, (result) => result.profile)
  const version = shared(columns, (result) => result.greencheck)
  return [
    '# Scenarios × implementations',
    ...(note === '' ? [] : [note]),
    [
      `${rows.length} scenarios, ${columns.length} implementations`,
      ...(profile === undefined ? [] : [`profile ${profile}`]),
      ...(version === undefined ? [] : [`Greencheck ${version}`]),
    ].join(' · '),
    table(
      ['implementation', 'version', 'date', 'seed', 'passed', 'failed', 'warned', 'inconclusive', 'skipped'],
      columns.map(columnRow),
    ),
    `${signs.passed} passed: the rule is kept · ${signs.failed} failed: a MUST is broken · ${signs.warned} warned: a SHOULD is broken · ${signs.inconclusive} inconclusive: nothing was shown · ${signs.skipped} skipped: the implementation has no such thing. A red cell leads to what was found: the configuration, what excuses it, and how it was reproduced by hand.`,
    ...[...areas].flatMap(([area, own]) => [
      `## ${area}`,
      table(
        ['scenario', 'level', ...columns.map(({ title }) => plain(title))],
        own.map(({ id, title, level, cells }) => [
          `${code(id)}<br>${plain(title)}`,
          level,
          ...cells.map(cellText),
        ]),
      ),
    ]),
  ]
    .join('\n\n')
    .concat('\n')
}

/** `npm run matrix`: installs, runs each implementation with one seed, and writes the matrix. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { matrixHtml } from '../../reports/matrix/html.ts'
import { matrixMarkdown } from '../../reports/matrix/markdown.ts'
import { condense, matrixResultText } from '../../reports/matrix/result.ts'
import { type Column, countsOf, resultOf } from '../../reports/matrix/table.ts'
import { decideScreen } from '../../reports/screen.ts'
import { duration } from '../../reports/words.ts'
import { complain, type Perform, type Surroundings } from '../cli/surroundings.ts'
import { products } from '../implementations/products.ts'
import { exitCodes } from '../run/exit-codes.ts'
import { columnNames, columnOf, recordOf } from './columns.ts'
import { install } from './install.ts'
import { type MatrixOptions, parseMatrixOptions } from './options.ts'
import { matrixPages } from './pages.ts'
import { runOne } from './run-one.ts'

const countsText = (column: Column): string => {
  const result = resultOf(column)
  if (result === undefined) return 'missing' in column.result ? column.result.missing : ''
  const { passed, failed, warned, inconclusive, skipped } = countsOf(result)
  return `${passed} passed, ${failed} failed, ${warned} warned, ${inconclusive} inconclusive, ${skipped} skipped in ${duration(result.durationMs)}`
}

const runColumn = async (
  name: string,
  options: MatrixOptions,
  { signal }: Surroundings,
  say: (text: string) => void,
): Promise<Column['result']> => {
  const product = products.find((one) => one.name === name)
  if (product !== undefined) {
    const installed = await install(product, signal, say)
    if (installed.kind === 'missing') return { missing: installed.cure }
  }
  await rm(join(options.output, name, 'run.json'), { force: true })
  const ran = await runOne(name, options, signal)
  return 'run' in ran ? condense(ran.run) : { missing: `it did not run: ${ran.failed}` }
}

/** The applications of the products, with their locks, are in the repository and not in the package. */
const inRepository = import.meta.url.endsWith('.ts')

/** Runs the command and returns its exit code. */
export const matrix: Perform = async (args, around) => {
  if (!inRepository) {
    complain(
      around,
      "The matrix needs Greencheck's repository, which holds the applications that it compares: clone it, and run npm ci && npm run matrix there.",
    )
    return exitCodes.usage
  }
  const parsed = parseMatrixOptions(args, columnNames)
  if (parsed.kind === 'problems') {
    for (const problem of parsed.problems) complain(around, problem)
    return exitCodes.usage
  }
  const { options } = parsed
  const screen = decideScreen(around.stdout, around.environment)
  const names =
    options.only.length === 0 ? columnNames : columnNames.filter((one) => options.only.includes(one))
  const columns: Column[] = []
  for (const name of names) {
    if (around.signal.aborted) return exitCodes.interrupted
    screen.write(`${name.padEnd(24)} `)
    const result = await runColumn(name, options, around, (text) => screen.write(`${text} … `))
    const column = await columnOf(name, result, 'harness/implementations/')
    columns.push(column)
    screen.write(`${countsText(column)}\n`)
  }
  if (around.signal.aborted) return exitCodes.interrupted
  await mkdir(options.output, { recursive: true })
  await writeFile(join(options.output, 'matrix.html'), matrixHtml(columns))
  await writeFile(join(options.output, 'matrix.md'), matrixMarkdown(columns))
  screen.write(`matrix  ${join(options.output, 'matrix.html')}\n`)
  const ran = columns.flatMap((column) => {
    const result = resultOf(column)
    return result === undefined ? [] : [{ name: column.name, result }]
  })
  if (options.record) {
    for (const { name, result } of ran) await writeFile(recordOf(name), matrixResultText(result))
    for (const { url, make } of matrixPages) await writeFile(url, await make())
    screen.write('recorded in harness/implementations/results\n')
  }
  // Who asks for one by its name wants it; the others are there or not.
  const asked = options.only.length > 0 && ran.length < names.length
  const incomplete = ran.some(({ result }) => result.interrupted !== undefined)
  return asked || incomplete || ran.length === 0 ? exitCodes.noVerdict : exitCodes.kept
}

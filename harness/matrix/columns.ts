/** The columns of the matrix: the reference, and each product with its results and its page of findings. */
import { readFile } from 'node:fs/promises'
import { type MatrixResult, matrixResultSchema } from '../../reports/matrix/result.ts'
import type { Column } from '../../reports/matrix/table.ts'
import { folderOf, type Product, products, resultsFolder } from '../implementations/products.ts'
import { explanationsIn } from './findings.ts'

/** Name of the column of the reference implementation. */
export const referenceName = 'reference'

export const columnNames: readonly string[] = [referenceName, ...products.map(({ name }) => name)]

const textOf = (url: URL): Promise<string | undefined> =>
  readFile(url, 'utf8').catch((thrown: unknown) => {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return undefined
    throw thrown
  })

/** Where the recorded result of a column is. */
export const recordOf = (name: string): URL => new URL(`${name}.json`, resultsFolder)

/** The recorded result of a column, if there is one. Throws where the file is not what the schema says. */
export const recorded = async (name: string): Promise<MatrixResult | undefined> => {
  const text = await textOf(recordOf(name))
  return text === undefined ? undefined : matrixResultSchema.parse(JSON.parse(text))
}

/**
 * One column with what is known of it.
 * @param base how the folder of the implementations is reached from the page, with a slash at its end
 */
export const columnOf = async (name: string, result: Column['result'], base: string): Promise<Column> => {
  const product = products.find((one): one is Product => one.name === name)
  if (product === undefined)
    return { name, title: name, page: `${base}reference/README.md`, result, explanations: new Map() }
  const page = `${base}${name}/FINDINGS.md`
  const findings = await textOf(new URL('FINDINGS.md', folderOf(product)))
  return {
    name,
    title: product.title,
    ...(findings === undefined ? {} : { page }),
    result,
    explanations: findings === undefined ? new Map() : explanationsIn(findings, page),
  }
}

/** The columns of everything that was recorded. */
export const recordedColumns = async (base: string): Promise<readonly Column[]> => {
  const columns: Column[] = []
  for (const name of columnNames) {
    const result = await recorded(name)
    if (result !== undefined) columns.push(await columnOf(name, result, base))
  }
  return columns
}

/** The pages that are made from the recorded results; `npm run docs` writes them, and a test compares. */
import { matrixHtml } from '../../reports/matrix/html.ts'
import { matrixMarkdown } from '../../reports/matrix/markdown.ts'
import { resultsFolder } from '../implementations/products.ts'
import { recordedColumns } from './columns.ts'

const note =
  '<!-- Made from the recorded results beside it and the pages of findings by `npm run docs`. `npm run matrix -- --record` runs everything anew. -->'

export const matrixPages: readonly {
  readonly name: string
  readonly url: URL
  readonly make: () => Promise<string>
}[] = [
  {
    name: 'matrix.md',
    url: new URL('matrix.md', resultsFolder),
    make: async () => matrixMarkdown(await recordedColumns('../'), note),
  },
  {
    name: 'matrix.html',
    url: new URL('matrix.html', resultsFolder),
    make: async () => matrixHtml(await recordedColumns('../')),
  },
]

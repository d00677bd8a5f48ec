/** `npm run docs`: writes the pages that are made from the catalogue and from recorded results. */
import { mkdir, writeFile } from 'node:fs/promises'
import { matrixPages } from '../matrix/pages.ts'
import { docs, pages } from './pages.ts'

await mkdir(docs, { recursive: true })
for (const [name, make] of Object.entries(pages)) {
  await writeFile(new URL(name, docs), await make())
  process.stdout.write(`scenarios/docs/${name}\n`)
}
for (const { name, url, make } of matrixPages) {
  await writeFile(url, await make())
  process.stdout.write(`harness/implementations/results/${name}\n`)
}

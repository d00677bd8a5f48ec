/** `npm run docs`: writes the pages that are made from the catalogue. */
import { mkdir, writeFile } from 'node:fs/promises'
import { docs, pages } from './pages.ts'

await mkdir(docs, { recursive: true })
for (const [name, make] of Object.entries(pages)) {
  await writeFile(new URL(name, docs), await make())
  process.stdout.write(`scenarios/docs/${name}\n`)
}

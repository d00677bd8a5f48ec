/** `npm run docs`: writes the pages that are made from data. */
import { writeFile } from 'node:fs/promises'
import { pages } from './pages.ts'

for (const [name, make] of Object.entries(pages)) {
  await writeFile(new URL(name, import.meta.url), await make())
  process.stdout.write(`mock-idp/docs/${name}\n`)
}

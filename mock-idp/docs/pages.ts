import { subjects } from '../aadsts/catalogue.ts'
import { aadstsPage } from '../aadsts/page.ts'
import { ways } from '../aadsts/ways/all.ts'
import { faultsPage } from '../faults/page.ts'
import { vocabulary } from '../faults/vocabulary.ts'

/** The pages of this folder that are made from data, by file name. `npm run docs` writes them; a test compares. */
export const pages: Readonly<Record<string, () => string | Promise<string>>> = {
  'aadsts.md': () => aadstsPage(subjects, ways),
  'faults.md': () => faultsPage(vocabulary),
}

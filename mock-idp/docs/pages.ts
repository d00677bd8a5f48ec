import { fileURLToPath } from 'node:url'
import { subjects } from '../aadsts/catalogue.ts'
import { aadstsPage } from '../aadsts/page.ts'
import { ways } from '../aadsts/ways/all.ts'
import { loadCases } from '../cases/catalogue.ts'
import { casesPage } from '../cases/page.ts'
import { entraSchemaText } from '../config/published/entra-schema.ts'
import { faultsPage } from '../faults/page.ts'
import { vocabulary } from '../faults/vocabulary.ts'
import { fidelityPage } from '../fidelity/page.ts'
import { readProofs } from '../fidelity/proofs.ts'
import { readTraits } from '../fidelity/traits.ts'

const mock = fileURLToPath(new URL('..', import.meta.url))

/** The pages that are made from data, by file name as seen from this folder. `npm run docs` writes them; a test compares. */
export const pages: Readonly<Record<string, () => string | Promise<string>>> = {
  'aadsts.md': () => aadstsPage(subjects, ways),
  'faults.md': () => faultsPage(vocabulary),
  'cases.md': async () => casesPage(await loadCases()),
  'fidelity.md': async () => fidelityPage(await readTraits(), readProofs(mock)),
  '../config/entra.schema.json': entraSchemaText,
}

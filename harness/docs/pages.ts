import { loadCatalogue } from '../../scenarios/catalogue.ts'
import { nullExpectations } from '../flaw-walk/null-expectations.ts'
import { missingMutants, mutants } from '../implementations/reference/flaws/mutants.ts'
import { flaws } from '../implementations/reference/flaws.ts'
import { variants } from '../implementations/reference/variants.ts'
import { asvsPage } from './asvs-page.ts'
import { cataloguePage } from './catalogue-page.ts'
import { flawsPage } from './flaws-page.ts'
import { oidfPage } from './oidf-page.ts'
import { requirementsPage } from './requirements-page.ts'

/** Where the pages are. */
export const docs = new URL('../../scenarios/docs/', import.meta.url)

/** The pages that are made from the catalogue and its proof, by file name. `npm run docs` writes them; a test compares. */
export const pages: Readonly<Record<string, () => string | Promise<string>>> = {
  'requirements.md': async () => requirementsPage(await loadCatalogue()),
  'catalogue.md': async () => cataloguePage(await loadCatalogue()),
  'oidf-rp-crosswalk.md': oidfPage,
  'asvs.md': async () => asvsPage(await loadCatalogue()),
  'flaws.md': () => flawsPage({ flaws, variants, mutants, missing: missingMutants, nulls: nullExpectations }),
}

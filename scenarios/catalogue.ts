/** Reads the catalogue: every file in the folder of an area is one scenario. */
import { readdir } from 'node:fs/promises'
import type { Scenario } from '../harness/scenario.ts'
import { areas } from './areas.ts'
import { checkScenario } from './check.ts'

export interface CatalogueFile {
  /** Below scenarios/ and without the ending: `idtoken/aud-wrong`. */
  readonly path: string
  readonly scenario: Scenario
}

const here = new URL('.', import.meta.url)

const slugs = async (area: string): Promise<readonly string[]> => {
  try {
    const files = await readdir(new URL(`${area}/`, here))
    return files.filter((file) => /^[\w-]+\.(ts|js)$/.test(file)).sort()
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return []
    throw thrown
  }
}

/** Every file of the catalogue, in the order of the areas. */
export const loadFiles = async (): Promise<readonly CatalogueFile[]> => {
  const files = await Promise.all(
    Object.keys(areas).map(async (area) => (await slugs(area)).map((file) => ({ area, file }))),
  )
  return Promise.all(
    files.flat().map(async ({ area, file }) => {
      const { default: scenario }: { readonly default: Scenario } = await import(
        new URL(`${area}/${file}`, here).href
      )
      return { path: `${area}/${file.replace(/\.\w+$/, '')}`, scenario }
    }),
  )
}

/** Everything that is wrong with the catalogue: `file: problem`. */
export const checkCatalogue = (files: readonly CatalogueFile[]): readonly string[] => {
  const twice = (key: 'id' | 'title'): readonly string[] =>
    files
      .filter(
        ({ scenario }, index) => files.findIndex((other) => other.scenario[key] === scenario[key]) !== index,
      )
      .map(
        ({ path, scenario }) =>
          `scenarios/${path}.ts: the ${key} "${scenario[key]}" is taken by another file`,
      )
  return [
    ...files.flatMap(({ path, scenario }) =>
      checkScenario(scenario, path).map((problem) => `scenarios/${path}.ts: ${problem}`),
    ),
    ...twice('id'),
    ...twice('title'),
  ]
}

/** The catalogue. Throws when the check finds anything, with every problem on its own line. */
export const loadCatalogue = async (): Promise<readonly Scenario[]> => {
  const files = await loadFiles()
  const problems = checkCatalogue(files)
  if (problems.length > 0)
    throw new Error(`the catalogue has ${problems.length} problems:\n${problems.join('\n')}`)
  return files.map(({ scenario }) => scenario)
}

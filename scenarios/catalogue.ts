/** Reads the catalogue: every file in the folder of an area is one scenario. */
import { readdir } from 'node:fs/promises'
import type { Scenario } from '../harness/scenario.ts'
import { areas } from './areas.ts'
import { type Problem, problem } from './check/problem.ts'
import { whereThrown } from './check/thrown.ts'
import { type FileProblem, withLines } from './check/with-lines.ts'
import { checkScenario } from './check.ts'

export interface CatalogueFile {
  /** Below scenarios/ and without the ending: `idtoken/aud-wrong`. */
  readonly path: string
  readonly scenario: Scenario
}

/** What stops whoever wanted the catalogue: every problem with its file, its line and its cure. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    const head = `The catalogue has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}; nothing ran.`
    super([head, ...problems].join('\n  '))
    this.problems = problems
  }
}

const here = new URL('.', import.meta.url)
/** Folders beside those of the areas. */
const otherFolders: readonly string[] = ['check', 'cross-walk', 'docs']

const slugs = async (area: string, folder: URL): Promise<readonly string[]> => {
  try {
    const files = await readdir(new URL(`${area}/`, folder))
    return files.filter((file) => /^[\w-]+\.(ts|js)$/.test(file)).sort()
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return []
    throw thrown
  }
}

/** Folders that no area claims: their scenarios would never run. */
const strayFolders = async (folder: URL): Promise<readonly FileProblem[]> =>
  (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !otherFolders.includes(entry.name))
    .filter(({ name }) => !Object.hasOwn(areas, name))
    .map(({ name }) => ({
      file: name,
      ...problem(
        '',
        `the folder is no area, so that nothing in it would run: add it to areas.ts, or move it`,
      ),
    }))

type Read = { readonly file: string } & ({ readonly scenario: Scenario } | { readonly broken: Problem })

const readFile = async (file: string, folder: URL): Promise<Read> => {
  const url = new URL(file, folder)
  try {
    const loaded: { readonly default?: unknown } = await import(url.href)
    return typeof loaded.default === 'object' && loaded.default !== null
      ? { file, scenario: loaded.default as Scenario }
      : { file, broken: problem('', 'there is no default export: write "export default scenario({ … })"') }
  } catch (thrown) {
    return { file, broken: whereThrown(thrown, url.href) }
  }
}

const readFiles = async (folder: URL): Promise<readonly Read[]> => {
  const files = await Promise.all(
    Object.keys(areas).map(async (area) => (await slugs(area, folder)).map((file) => `${area}/${file}`)),
  )
  return Promise.all(files.flat().map((file) => readFile(file, folder)))
}

const pathOf = (file: string): string => file.replace(/\.\w+$/, '')

/** An id or a title that an earlier file has. */
const twice = (
  key: 'id' | 'title',
  files: readonly { readonly file: string; readonly scenario: Scenario }[],
): readonly FileProblem[] => {
  const first = new Map<string, string>()
  return files.flatMap(({ file, scenario }) => {
    const earlier = first.get(scenario[key])
    first.set(scenario[key], earlier ?? file)
    return earlier === undefined
      ? []
      : [
          {
            file,
            ...problem(key, `the ${key} "${scenario[key]}" is taken by scenarios/${earlier}: find another`),
          },
        ]
  })
}

/** Everything that is wrong with what was read. Pure. */
const problemsOf = (read: readonly Read[]): readonly FileProblem[] => {
  const whole = read.flatMap((one) => ('scenario' in one ? [one] : []))
  return [
    ...read.flatMap((one) =>
      'broken' in one
        ? [{ file: one.file, ...one.broken }]
        : checkScenario(one.scenario, pathOf(one.file)).map((found) => ({ file: one.file, ...found })),
    ),
    ...twice('id', whole),
    ...twice('title', whole),
  ]
}

/** Every file of the catalogue, in the order of the areas. Throws when the check finds anything, with everything that it found. */
export const loadFiles = async (folder = here): Promise<readonly CatalogueFile[]> => {
  const [read, stray] = await Promise.all([readFiles(folder), strayFolders(folder)])
  const problems = [...stray, ...problemsOf(read)]
  if (problems.length > 0) throw new CatalogueError(await withLines(problems, folder))
  return read.flatMap((one) =>
    'scenario' in one ? [{ path: pathOf(one.file), scenario: one.scenario }] : [],
  )
}

/** The scenarios of the catalogue; see `loadFiles`. */
export const loadCatalogue = async (folder = here): Promise<readonly Scenario[]> =>
  (await loadFiles(folder)).map(({ scenario }) => scenario)

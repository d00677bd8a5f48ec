/** `greencheck list`: scenarios, or what else has a name, each with its sentence. */
import { CatalogueError, loadCatalogue } from '../../scenarios/catalogue.ts'
import { nearest } from '../nearest.ts'
import { select } from '../plan/select.ts'
import { exitCodes } from '../run/exit-codes.ts'
import { parseFlags } from './flags.ts'
import { listJson, listText, namedJson, namedText } from './list.ts'
import { type ListSubject, listFlags, listSubjects, subjectOf } from './list-options.ts'
import { complain, type Perform, type Surroundings } from './surroundings.ts'

type Lines = readonly (readonly [name: string, says: string])[]

/** The names of everything but scenarios, loaded when they are asked for. */
const subjects: Readonly<Record<Exclude<ListSubject, 'scenarios'>, () => Promise<Lines>>> = {
  capabilities: async () => Object.entries((await import('../scenario.ts')).capabilityWords),
  implementations: async () =>
    (await import('../implementations/registry.ts')).implementations.map(({ name, says }) => [name, says]),
  flaws: async () =>
    Object.entries((await import('../implementations/reference/flaws.ts')).flaws).map(
      ([name, { breaks }]) => [name, breaks],
    ),
  variants: async () =>
    Object.entries((await import('../implementations/reference/variants.ts')).variants).map(
      ([name, { does }]) => [name, does],
    ),
}

const listScenarios = async (
  words: readonly string[],
  json: boolean,
  around: Surroundings,
): Promise<number> => {
  const selection = select(await loadCatalogue(), words)
  if (selection.kind === 'selected') {
    around.stdout.write(json ? listJson(selection.selected) : listText(selection.selected))
    return exitCodes.kept
  }
  for (const problem of selection.problems) complain(around, problem)
  const [near] = nearest(words[0] ?? '', listSubjects, 1)
  if (near !== undefined) complain(around, `Or did you mean "list ${near}"?`)
  return exitCodes.usage
}

export const list: Perform = async (args, around) => {
  const { words, switches, problems } = parseFlags<keyof typeof listFlags>(args, listFlags)
  const json = switches.has('json')
  const subject = subjectOf(words[0])
  const wanted = subject === undefined ? words : words.slice(1)
  const tooMuch =
    subject !== undefined && subject !== 'scenarios' && wanted.length > 0
      ? [`"list ${subject}" takes no further words: it lists all of them.`]
      : []
  for (const problem of [...problems, ...tooMuch]) complain(around, problem)
  if (problems.length + tooMuch.length > 0) return exitCodes.usage
  if (subject !== undefined && subject !== 'scenarios') {
    const lines = await subjects[subject]()
    around.stdout.write(json ? namedJson(lines) : namedText(lines))
    return exitCodes.kept
  }
  try {
    return await listScenarios(wanted, json, around)
  } catch (thrown) {
    if (!(thrown instanceof CatalogueError)) throw thrown
    complain(around, thrown.message)
    return exitCodes.usage
  }
}

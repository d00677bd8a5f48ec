/**
 * Reads `greencheck.yaml`, which has the settings of a run, a recipe, or both. Every mistake is found, all at
 * once, each with its line and column.
 */
import { type Document, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { placeAt, placesOf } from '../../mock-idp/config/file/places.ts'
import { checkShape } from '../../mock-idp/config/problems.ts'
import { MockEntraError, type Problem } from '../../mock-idp/errors.ts'
import { HarnessError } from '../errors.ts'
import { recipeProblems, valueProblems } from './check.ts'
import { type RecipeKey, recipeKeys, recipeShape, type WrittenRecipe } from './schema.ts'
import { type RunSettings, settingsShape } from './settings.ts'

/** The whole file. */
export const fileSchema = z.strictObject({ ...settingsShape, ...z.strictObject(recipeShape).partial().shape })

export interface GreencheckFile {
  readonly settings: RunSettings
  readonly recipe: WrittenRecipe | undefined
}

const isRecipeKey = (key: string): key is RecipeKey => recipeKeys.some((known) => known === key)

const apart = (value: z.infer<typeof fileSchema>): GreencheckFile => {
  const entries = Object.entries(value)
  const recipe = entries.filter(([key]) => isRecipeKey(key))
  const settings = entries.filter(([key]) => !isRecipeKey(key))
  return {
    settings: Object.fromEntries(settings) as RunSettings,
    recipe: recipe.length === 0 ? undefined : (Object.fromEntries(recipe) as WrittenRecipe),
  }
}

const shapeOf = (value: unknown): z.infer<typeof fileSchema> | readonly Problem[] => {
  try {
    return checkShape(fileSchema, value, 'The file')
  } catch (thrown) {
    if (!(thrown instanceof MockEntraError)) throw thrown
    return thrown.problems
  }
}

/** The parts of the file that have the right shape, so that the other rules can be checked as well. */
const rightParts = (value: unknown): WrittenRecipe => {
  if (typeof value !== 'object' || value === null) return {}
  const good = Object.entries(value).filter(
    ([key, part]) => isRecipeKey(key) && recipeShape[key].safeParse(part).success,
  )
  return Object.fromEntries(good)
}

const syntaxMistakesTold = 5

/** What follows a mistake in the syntax is often its echo: one for each line is told, and the first of them. */
const syntaxMistakes = ({ errors }: Document, lines: LineCounter) =>
  errors
    .map(({ message, pos }) => ({ path: '', message, offset: pos[0] }))
    .filter(
      ({ offset }, index, all) =>
        all.findIndex((one) => placeAt(lines, one.offset).line === placeAt(lines, offset).line) === index,
    )
    .slice(0, syntaxMistakesTold)

/** A key that is misspelt is not missing as well. */
const withoutEcho = (problems: readonly Problem[]): readonly Problem[] => {
  const meant = problems.flatMap(({ path, message }) => {
    const [, name] = /^is not known here; did you mean "(.+)"/.exec(message) ?? []
    return name === undefined ? [] : [[...path.split('.').slice(0, -1), name].join('.')]
  })
  return problems.filter(
    ({ path, message }) => !(meant.includes(path) && /is missing|got nothing$/.test(message)),
  )
}

/** Said of a value in braces that YAML took for a mapping. */
const quoteIt = (line: string): string =>
  /[:-]\s*\{\{/.test(line) ? '. Put {{…}} in quotes: YAML takes its braces for a mapping' : ''

/**
 * @param file its name, for the mistakes
 * @param more what else is checked of the settings
 */
export const parseGreencheckFile = (
  text: string,
  file: string,
  more: (settings: Readonly<Record<string, unknown>>) => readonly Problem[] = () => [],
): GreencheckFile => {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    merge: true,
    logLevel: 'error',
  })
  const fail = (found: readonly (Problem & { readonly offset?: number })[]): never => {
    const placeOf = placesOf(document, lines)
    const problems = found
      .map(({ path, message, offset }) => ({
        ...(offset === undefined ? placeOf(path) : placeAt(lines, offset)),
        words: path === '' ? message : `${path}: ${message}`,
      }))
      .toSorted((one, other) => one.line - other.line || one.column - other.column)
      .map(({ line, column, words }) => {
        const hint = words.includes('expected a') ? quoteIt(text.split('\n')[line - 1] ?? '') : ''
        return `${file}:${line}:${column}  ${words}${hint}`
      })
    const count = problems.length === 1 ? 'a mistake' : `${problems.length} mistakes`
    throw new HarnessError('usage', `${file} has ${count}:`, { problems })
  }
  if (document.errors.length > 0) return fail(syntaxMistakes(document, lines))
  const value: unknown = document.toJS() ?? {}
  const shape = shapeOf(value)
  const wrong = Array.isArray(shape) ? (shape as readonly Problem[]) : []
  const recipe = rightParts(value)
  const isRecipe =
    typeof value === 'object' && value !== null && Object.keys(value).some((key) => isRecipeKey(key))
  const malformed = new Set(wrong.map(({ path }) => path.split('.')[0]))
  const meaning = isRecipe
    ? [
        ...recipeProblems(recipe).filter(
          ({ path, message }) => !(message.startsWith('is missing') && malformed.has(path)),
        ),
        // What a part mentions is looked at even where the part itself is not right.
        ...valueProblems(recipe, value as Readonly<Record<string, unknown>>),
      ]
    : []
  const settings = typeof value === 'object' && value !== null ? { ...value } : {}
  const all = [...withoutEcho(wrong), ...meaning, ...more(settings)]
  if (all.length > 0 || Array.isArray(shape)) return fail(all)
  return apart(shape as z.infer<typeof fileSchema>)
}

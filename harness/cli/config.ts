/** The file `greencheck.yaml`: what is said once for a product. Every mistake is reported, all at once. */
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Problem } from '../../mock-idp/errors.ts'
import { parseReporters } from '../../reports/report.ts'
import { HarnessError } from '../errors.ts'
import { recipeFileOf } from '../implementations/recipes.ts'
import type { Recipe } from '../recipe/driver.ts'
import { parseGreencheckFile } from '../recipe/file.ts'
import type { RunSettings } from '../recipe/settings.ts'

export interface Config extends RunSettings {
  /** How the product is driven, where the file says so. */
  readonly recipe?: Recipe
}

const reporterProblems = ({ reporters }: Readonly<Record<string, unknown>>): readonly Problem[] => {
  if (!Array.isArray(reporters)) return []
  const parsed = parseReporters(reporters.join(','))
  return 'problems' in parsed ? parsed.problems.map((message) => ({ path: 'reporters', message })) : []
}

/**
 * Reads the text of the file. Throws a `usage` error that lists every mistake with its line and column.
 * @param file its path; the folder of the file is the one from which a recipe starts the product
 */
export const parseConfig = (text: string, file: string): Config => {
  const { settings, recipe } = parseGreencheckFile(text, file, reporterProblems)
  return recipe === undefined
    ? settings
    : { ...settings, recipe: { written: recipe, folder: dirname(resolve(file)) } }
}

/** Stands for the recipe of the config file where a driver is named. */
export const ownRecipe = 'greencheck.yaml'

const isRecipeFile = (driver: string): boolean => /\.ya?ml$/.test(driver)

/** The file of a driver that is a recipe: a file that was named, or that of an implementation. */
const fileOf = (driver: Config['driver']): string | undefined =>
  typeof driver !== 'string' ? undefined : isRecipeFile(driver) ? driver : recipeFileOf(driver)

/**
 * A configuration, and over it the file of the recipe that is named as the driver: how long such a product may
 * take, which mail domain it wants. A recipe that is not the driver is left out.
 * @param driver that was typed, if one was
 */
export const withDriverFile = async (
  { recipe, ...config }: Config,
  driver: string | undefined,
): Promise<Config> => {
  const meant = driver ?? config.driver
  const file = fileOf(meant)
  if (file === undefined)
    return recipe === undefined || meant !== undefined ? config : { ...config, recipe, driver: ownRecipe }
  const { driver: _, ...found } = await loadConfig(file)
  if (found.recipe !== undefined) return { ...config, ...found, driver: String(meant) }
  throw new HarnessError(
    'usage',
    `${file} has no recipe: it does not say how a product is started and driven (harness/recipe/README.md).`,
  )
}

/** What the config file says that was typed, or the one of the working directory, with the file of the driver. */
export const loadConfigFor = async (named: string | undefined, driver: string | undefined): Promise<Config> =>
  withDriverFile(await loadConfig(named), driver)

const isMissing = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'

/** Loads the config file that was named, or `greencheck.yaml` of the working directory if there is one. */
export const loadConfig = async (named: string | undefined): Promise<Config> => {
  const file = named ?? 'greencheck.yaml'
  try {
    return parseConfig(await readFile(file, 'utf8'), file)
  } catch (thrown) {
    if (!isMissing(thrown)) throw thrown
    if (named === undefined) return {}
    throw new HarnessError('usage', `There is no config file ${file}.`)
  }
}

/** A product that a recipe starts and drives. */
import { join } from 'node:path'
import type { MockEntra } from '../../../mock-idp/contract.ts'
import { contractVersion } from '../../driver.ts'
import { checkReply } from '../../drivers/schema.ts'
import { HarnessError } from '../../errors.ts'
import { recipeFileOf } from '../../implementations/recipes.ts'
import type { Recipe } from '../../recipe/driver.ts'
import { openRecipe } from '../../recipe/open.ts'
import { loadConfig } from '../config.ts'
import type { Connected } from '../connected.ts'
import { ownRecipe, type Settings } from '../settings.ts'

const isFile = (text: string): boolean => /\.ya?ml$/.test(text)

/** The recipe that is meant, if one is: of the config file, of a file, or of an implementation with this name. */
export const recipeFor = async ({ driver, recipe }: Settings): Promise<Recipe | undefined> => {
  if (driver === ownRecipe && recipe !== undefined) return recipe
  const file = isFile(driver) ? driver : recipeFileOf(driver)
  if (file === undefined) return undefined
  const found = await loadConfig(file)
  if (found.recipe !== undefined) return found.recipe
  throw new HarnessError(
    'usage',
    `${file} has no recipe: it does not say how a product is started and driven (harness/recipe/README.md).`,
  )
}

export const connectByRecipe = async (
  recipe: Recipe,
  settings: Settings,
  entra: MockEntra,
  signal: AbortSignal | undefined,
): Promise<Connected> => {
  const { driver, close } = await openRecipe(recipe, {
    entra,
    timeoutMs: settings.timeoutMs,
    logFolder: join(settings.output, 'logs'),
    signal,
  })
  try {
    return {
      driver,
      description: checkReply('describe', await driver.describe()),
      contract: { name: 'contract', ok: true, seen: `recipe, contract ${contractVersion}` },
      at: 'by recipe',
      close,
    }
  } catch (thrown) {
    await close()
    throw thrown
  }
}

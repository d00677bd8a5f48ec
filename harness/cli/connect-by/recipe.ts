/** A product that a recipe starts and drives. */
import { join } from 'node:path'
import type { MockEntra } from '../../../mock-idp/contract.ts'
import { contractVersion } from '../../driver.ts'
import { checkReply } from '../../drivers/schema.ts'
import type { Recipe } from '../../recipe/driver.ts'
import { openRecipe } from '../../recipe/open.ts'
import type { Connected } from '../connected.ts'
import type { Settings } from '../settings.ts'

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

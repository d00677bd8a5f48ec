/** Opens a recipe beside a mock Entra: with the files of its authority, and nothing of what was left by a run before. */
import type { MockEntra } from '../../mock-idp/contract.ts'
import { providersOf } from '../drive/providers.ts'
import type { OwnedDriver } from '../driver.ts'
import { namedFiles, openTrust, sweep } from '../process/index.ts'
import { type Recipe, recipeDriver } from './driver.ts'

export interface OpenRecipe {
  readonly entra: Pick<MockEntra, 'origin' | 'neighbour' | 'ca'>
  readonly timeoutMs: number
  readonly logFolder?: string
  readonly signal?: AbortSignal | undefined
}

/** Throws an `environment` error when the product does not start. */
export const openRecipe = async (
  recipe: Recipe,
  { entra, ...around }: OpenRecipe,
): Promise<{ readonly driver: OwnedDriver; close(): Promise<void> }> => {
  await sweep()
  const { files, environment, remove } = await openTrust(entra.ca)
  try {
    const driver = await recipeDriver(recipe, {
      ...around,
      entra,
      entraHosts: await providersOf(entra),
      caFile: files?.caFile ?? '',
      caBundle: files?.bundleFile ?? '',
      trust: environment,
      trustFiles: files === undefined ? [] : namedFiles(files),
    })
    return {
      driver,
      close: async () => {
        await driver.close()
        await remove()
      },
    }
  } catch (thrown) {
    await remove()
    throw thrown
  }
}

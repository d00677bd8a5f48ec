/** Opens a recipe beside a mock Entra: with the files of its authority, and nothing of what was left by a run before. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MockEntra } from '../../mock-idp/contract.ts'
import { providersOf } from '../drive/providers.ts'
import type { OwnedDriver } from '../driver.ts'
import { namedFiles, sweep, trustEnvironment, writeTrustFiles } from '../process/index.ts'
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
  const folder = await mkdtemp(join(tmpdir(), 'greencheck-trust-'))
  const removeFiles = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    const files = entra.ca === undefined ? undefined : await writeTrustFiles(entra.ca, folder)
    const driver = await recipeDriver(recipe, {
      ...around,
      entra,
      entraHosts: await providersOf(entra),
      caFile: files?.caFile ?? '',
      caBundle: files?.bundleFile ?? '',
      trust: files === undefined ? {} : trustEnvironment(files),
      trustFiles: files === undefined ? [] : namedFiles(files),
    })
    return {
      driver,
      close: async () => {
        await driver.close()
        await removeFiles()
      },
    }
  } catch (thrown) {
    await removeFiles()
    throw thrown
  }
}

/** A driver that is a module of the user's. */
import type { MockEntra } from '../../../mock-idp/contract.ts'
import { providersOf } from '../../drive/providers.ts'
import { contractVersion } from '../../driver.ts'
import { loadModuleDriver } from '../../drivers/module.ts'
import type { Connected } from '../connected.ts'

export const isModule = (text: string): boolean => /\.(?:[cm]?js|[cm]?ts)$/.test(text)

export const connectByModule = async (
  file: string,
  entra: MockEntra,
  signal: AbortSignal | undefined,
): Promise<Connected> => {
  const driver = await loadModuleDriver(file, {
    entra: entra.origin,
    ca: entra.ca,
    providers: await providersOf(entra),
    signal,
  })
  try {
    const description = await driver.describe()
    return {
      driver,
      description,
      contract: { name: 'contract', ok: true, seen: `contract ${contractVersion}` },
      at: `module ${file}`,
      close: () => driver.close(),
    }
  } catch (thrown) {
    await driver.close()
    throw thrown
  }
}

/** Finds the implementation that is tested: by name, URL, recipe, module or program. */
import type { MockEntra } from '../../mock-idp/contract.ts'
import { contractVersion, type Driver } from '../driver.ts'
import { checkReply } from '../drivers/schema.ts'
import { HarnessError } from '../errors.ts'
import { connectByCommand } from './connect-by/command.ts'
import { connectByHttp, isUrl } from './connect-by/http.ts'
import { connectByModule, isModule } from './connect-by/module.ts'
import { connectByName } from './connect-by/name.ts'
import { connectByRecipe } from './connect-by/recipe.ts'
import type { Connected } from './connected.ts'
import type { Settings } from './settings.ts'

export type { Connected } from './connected.ts'

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|.+\.localhost)$/

/** Refuses to test what nobody said they operate: hosts beyond loopback have to be named. Throws a `usage` error. */
export const checkHosts = (origins: readonly string[], allow: readonly string[]): void => {
  const foreign = [...new Set(origins.map((origin) => new URL(origin).hostname))].filter(
    (host) => !loopback.test(host) && !allow.includes(host),
  )
  if (foreign.length === 0) return
  throw new HarnessError(
    'usage',
    `Greencheck only tests what you operate. If ${foreign.join(' and ')} ${foreign.length === 1 ? 'is' : 'are'} yours, say so in greencheck.yaml:  allow: [${foreign.join(', ')}]`,
  )
}

const isPath = (text: string): boolean => text.includes('/')

const find = async (
  settings: Settings,
  entra: MockEntra,
  signal: AbortSignal | undefined,
): Promise<Connected> => {
  const { driver, driverCommand, recipe } = settings
  if (driverCommand !== undefined) return connectByCommand(driverCommand, settings, entra, signal)
  if (isUrl(driver)) return connectByHttp(settings)
  if (recipe !== undefined) return connectByRecipe(recipe, settings, entra, signal)
  if (isModule(driver)) return connectByModule(driver, entra, signal)
  if (isPath(driver)) return connectByCommand([driver], settings, entra, signal)
  return connectByName(settings, entra)
}

/** A driver that somebody made in this process, and closes. Throws `usage` and `driver` errors. */
export const connectObject = async (driver: Driver, allow: readonly string[]): Promise<Connected> => {
  const description = checkReply('describe', await driver.describe())
  checkHosts(description.origins, allow)
  return {
    driver,
    description,
    contract: { name: 'contract', ok: true, seen: `contract ${contractVersion}` },
    at: 'in process',
    close: async () => {},
  }
}

/** Connects to the implementation and learns what it can. Throws `usage` and `driver` errors. */
export const connect = async (
  settings: Settings,
  entra: MockEntra,
  signal?: AbortSignal,
): Promise<Connected> => {
  const connected = await find(settings, entra, signal)
  try {
    checkHosts(connected.description.origins, settings.allow)
    return connected
  } catch (thrown) {
    await connected.close()
    throw thrown
  }
}

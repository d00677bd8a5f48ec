/** Finds the implementation that is tested: one of ours by name, an HTTP driver by URL, or a recipe. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { MockEntra } from '../../mock-idp/contract.ts'
import type { PreflightCheck } from '../../reports/run.ts'
import { providersOf } from '../drive/providers.ts'
import type { Description, Driver } from '../driver.ts'
import { contractVersion } from '../driver.ts'
import { askOverHttp, httpDriver } from '../drivers/http.ts'
import { checkReply } from '../drivers/schema.ts'
import { HarnessError, wordsOf } from '../errors.ts'
import { recipeFileOf, recipeNames } from '../implementations/recipes.ts'
import { implementations } from '../implementations/registry.ts'
import { didYouMean } from '../nearest.ts'
import type { Recipe } from '../recipe/driver.ts'
import { openRecipe } from '../recipe/open.ts'
import { loadConfig } from './config.ts'
import { ownRecipe, type Settings } from './settings.ts'

export interface Connected {
  readonly driver: Driver
  readonly description: Description
  /** What was seen of the contract, for the preflight. */
  readonly contract: PreflightCheck
  /** `in process`, or the URL. */
  readonly at: string
  close(): Promise<void>
}

const isUrl = (text: string): boolean => /^https?:\/\//.test(text)

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

const overHttp = async (url: string, settings: Settings): Promise<Connected> => {
  const options = { timeoutMs: Math.max(settings.timeoutMs, 1000), token: settings.driverToken }
  const driver = httpDriver(url, options)
  const description = await driver.describe()
  const verb = `no-such-verb-${randomUUID().slice(0, 8)}`
  let contract: PreflightCheck
  try {
    const answer = await askOverHttp(url, verb, {}, options)
    contract =
      answer.kind === 'unsupported'
        ? { name: 'contract', ok: true, seen: `driver speaks contract ${contractVersion}` }
        : {
            name: 'contract',
            ok: false,
            seen: `the driver answered the made-up verb "${verb}" as if it knew it`,
            fix: 'Answer status 501 to a verb that you do not know, so that "unsupported" can be believed.',
          }
  } catch (thrown) {
    contract = {
      name: 'contract',
      ok: false,
      seen: wordsOf(thrown),
      fix: 'Answer status 501 to a verb that you do not know, so that "unsupported" can be believed.',
    }
  }
  return { driver, description, contract, at: url, close: async () => {} }
}

const inProcess = async (settings: Settings, entra: MockEntra): Promise<Connected> => {
  const found = implementations.find(({ name }) => name === settings.driver)
  if (found === undefined) {
    const names = [...implementations.map(({ name }) => name), ...recipeNames()]
    throw new HarnessError(
      'usage',
      `There is no implementation "${settings.driver}".${didYouMean(settings.driver, names)} There are ${names.join(', ')}; a driver of your own is a URL, a recipe of your own a file that ends in .yaml.`,
    )
  }
  const driver = await found.create({
    ...(entra.ca === undefined ? {} : { ca: entra.ca }),
    ...(entra.certificate === undefined ? {} : { tls: entra.certificate }),
    providers: await providersOf(entra),
    ...(settings.flaw === undefined ? {} : { flaw: settings.flaw }),
    ...(settings.variant === undefined ? {} : { variant: settings.variant }),
  })
  try {
    const description = checkReply('describe', await driver.describe())
    return {
      driver,
      description,
      contract: { name: 'contract', ok: true, seen: `contract ${contractVersion}` },
      at: 'in process',
      close: () => driver.close(),
    }
  } catch (thrown) {
    await driver.close()
    throw thrown
  }
}

const isFile = (text: string): boolean => /\.ya?ml$/.test(text)

/** The recipe that is meant, if one is: of the config file, of a file, or of an implementation with this name. */
const recipeFor = async ({ driver, recipe }: Settings): Promise<Recipe | undefined> => {
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

const byRecipe = async (
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
  const recipe = isUrl(settings.driver) ? undefined : await recipeFor(settings)
  const connected = isUrl(settings.driver)
    ? await overHttp(settings.driver, settings)
    : recipe === undefined
      ? await inProcess(settings, entra)
      : await byRecipe(recipe, settings, entra, signal)
  try {
    checkHosts(connected.description.origins, settings.allow)
    return connected
  } catch (thrown) {
    await connected.close()
    throw thrown
  }
}

/** A driver that is a TypeScript or JavaScript module: its default export is the driver, or a function that makes it. */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Driver, OwnedDriver } from '../driver.ts'
import { HarnessError, wordsOf } from '../errors.ts'
import { askForeign } from './dispatch.ts'
import { remoteDriver } from './remote.ts'

/** What a function that makes a driver is told. */
export interface DriverSurroundings {
  /** Where the mock Entra is. */
  readonly entra: string
  /** PEM text of the authority that signed its certificate. */
  readonly ca: string | undefined
  /** `host:port` of identity providers on private addresses that the product may ask all the same. */
  readonly providers: readonly string[]
  readonly signal: AbortSignal | undefined
}

/** What a module may export: the driver, or how it is made. `close` is called at the end of the run. */
export type DriverModule =
  | Driver
  | OwnedDriver
  | ((surroundings: DriverSurroundings) => Driver | Promise<Driver>)

const needed = [
  'describe',
  'organisation',
  'setup',
  'test',
  'status',
  'enable',
  'disable',
  'signIn',
  'login',
  'whoami',
  'probe',
  'reset',
] as const satisfies readonly (keyof Driver)[]

const failed = (file: string, what: string, cause?: unknown): HarnessError =>
  new HarnessError('usage', `the driver ${file} ${what}`, cause === undefined ? {} : { cause })

const isDriver = (value: unknown): value is Driver =>
  typeof value === 'object' &&
  value !== null &&
  needed.every((verb) => typeof Reflect.get(value, verb) === 'function')

const missingIn = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null
    ? needed.filter((verb) => typeof Reflect.get(value, verb) !== 'function')
    : needed

/** Loads a module. Throws a `usage` error for one that cannot be loaded or exports no driver. */
export const loadModuleDriver = async (
  file: string,
  surroundings: DriverSurroundings,
): Promise<OwnedDriver> => {
  let exported: unknown
  try {
    exported = (await import(pathToFileURL(resolve(file)).href)).default
  } catch (thrown) {
    throw failed(file, `could not be loaded: ${wordsOf(thrown)}`, thrown)
  }
  if (exported === undefined)
    throw failed(
      file,
      'has no default export. Export the driver, or a function that makes it: export default …',
    )
  let made: unknown
  try {
    made = typeof exported === 'function' ? await exported(surroundings) : exported
  } catch (thrown) {
    throw failed(file, `failed while it was made: ${wordsOf(thrown)}`, thrown)
  }
  if (!isDriver(made))
    throw failed(
      file,
      `exports no driver: it lacks ${missingIn(made).join(', ')} (harness/driver.ts has them all).`,
    )
  const close: unknown = Reflect.get(made, 'close')
  return {
    // Its replies are checked as those from another process are.
    ...remoteDriver(askForeign(made, file)),
    close: async () => {
      if (typeof close === 'function') await close.call(made)
    },
  }
}

import type { MockEntraOptions } from '../contract.ts'
import { isLoopback } from '../server/listener.ts'
import { startMockEntra } from '../start.ts'
import type { ServeOptions } from './options.ts'
import type { Prepared } from './preparation.ts'
import { prepare } from './prepared.ts'
import { asJson, asText } from './told.ts'

/** Where the program writes, and what stops it. */
export interface Surroundings {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Calls back once when the program is to stop, and whenever the seed file is to be read again. */
  readonly onStop: (stop: () => void) => void
  readonly onReload: (reload: () => void) => void
}

/** The same ids and secrets at every start, so that nobody has to paste them again. */
const usualSeed = 'greencheck'

/** Starts the mock and tells what to paste where. Returns the exit code of a mistake; undefined when it runs. */
export const serve = async (
  options: ServeOptions,
  { out, err, onStop, onReload }: Surroundings,
): Promise<'usage' | undefined> => {
  const preparation = await prepare(options)
  if (preparation.kind === 'wrong') {
    err(`${preparation.message}\n`)
    return 'usage'
  }
  const { prepared } = preparation
  const following = options.config === undefined ? undefined : await import('./follow.ts')
  const entra = await startMockEntra(startOptions(options, prepared))
  const watching =
    options.config === undefined
      ? undefined
      : following?.follow(options.config, entra, prepared.config ?? {}, err)
  onStop(() => {
    watching?.close()
    void entra.close()
  })
  onReload(() => void watching?.reload())
  const told = prepared.finish(entra)
  if (!isLoopback(options.host))
    err(
      `Warning: the mock listens on ${options.host}, so that others can reach it. Everybody knows its signing keys: let nothing but tests trust it.\n`,
    )
  out(options.json ? `${JSON.stringify(asJson(entra, told))}\n` : asText(entra, told))
  // It may have changed between reading and watching.
  await watching?.reload()
  return undefined
}

const startOptions = (options: ServeOptions, { config }: Prepared): MockEntraOptions => {
  const { port, controlPort, neighbourPort, host, http } = options
  const { caDirectory, controlToken, publicOrigin, publicNeighbour } = options
  return {
    port,
    controlPort,
    neighbourPort,
    host,
    http,
    seed: options.seed ?? config?.seed ?? usualSeed,
    ...(caDirectory === undefined ? {} : { caDirectory }),
    ...(controlToken === undefined ? {} : { controlToken }),
    ...(publicOrigin === undefined ? {} : { publicOrigin }),
    ...(publicNeighbour === undefined ? {} : { publicNeighbour }),
    ...(config === undefined ? {} : { config }),
  }
}

/** Starts a product that nobody has described yet: at a port of our own where it obeys PORT, else where it always is. */
import { request } from 'undici'
import type { MockEntra } from '../../../mock-idp/contract.ts'
import { HarnessError } from '../../errors.ts'
import { freePort, openTrust, type Running, sweep } from '../../process/index.ts'
import { launch } from '../../recipe/launch.ts'
import { connectionValues } from '../../recipe/values.ts'

export interface Starting {
  readonly command: string
  readonly cwd: string
  /** With `{{values}}`. */
  readonly env: Readonly<Record<string, string>>
  /** Where it is when nobody tells it a port. */
  readonly url: URL
  readonly callback: string
  readonly connection: {
    readonly clientId: string
    readonly clientSecret: string
    readonly issuerUrl: string
  }
  readonly entra: Pick<MockEntra, 'ca' | 'origin'>
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

export interface Started {
  readonly origin: string
  /** It listens at the port that it was given. */
  readonly obeysPort: boolean
  stop(): Promise<void>
}

const answers = async (url: URL, signal?: AbortSignal): Promise<boolean> => {
  try {
    const { body } = await request(url, {
      headersTimeout: 1000,
      bodyTimeout: 1000,
      ...(signal === undefined ? {} : { signal }),
    })
    await body.dump()
    return true
  } catch {
    return false
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

/** Ends the first attempt as soon as the product is seen where nobody asked it to be. */
const watchFor = async (url: URL, over: AbortSignal, seen: AbortController): Promise<void> => {
  while (!over.aborted) {
    if (await answers(url, over)) return over.aborted ? undefined : seen.abort()
    await pause(200)
  }
}

/** Throws an `environment` error with its last lines when it does not start. */
export const startProduct = async (one: Starting): Promise<Started> => {
  await sweep()
  const { entra, url, env, signal, timeoutMs } = one
  const { files, environment, remove } = await openTrust(entra.ca)
  const attempt = async (own: boolean, stop: AbortSignal): Promise<Started> => {
    const port = own ? await freePort() : Number(url.port || (url.protocol === 'https:' ? 443 : 80))
    const origin = own ? `http://localhost:${port}` : url.origin
    const values = new Map<string, unknown>([
      ...connectionValues(one.connection),
      ['port', port],
      ['url', origin],
      ['entra', entra.origin],
      ['caFile', files?.caFile ?? ''],
      ['caBundle', files?.bundleFile ?? ''],
      ['redirectUri', `${origin}${one.callback}`],
      ['org', 'greencheck'],
    ])
    const running: Running = await launch(
      {
        command: one.command,
        cwd: one.cwd,
        env: { ...env },
        timeout: timeoutMs / 1000,
        ...(own ? {} : { url: origin }),
      },
      values,
      {
        name: 'init',
        folder: process.cwd(),
        trust: environment,
        signal: stop,
      },
    )
    return {
      origin,
      obeysPort: own,
      stop: async () => {
        await running.stop()
        await remove()
      },
    }
  }
  const there = await answers(url)
  const elsewhere = new AbortController()
  const over = new AbortController()
  const watched = there ? undefined : watchFor(url, over.signal, elsewhere)
  try {
    return await attempt(true, AbortSignal.any([signal, elsewhere.signal]))
  } catch (thrown) {
    if (elsewhere.signal.aborted && !signal.aborted) return await attempt(false, signal).catch(failed(remove))
    if (there && thrown instanceof HarnessError)
      throw new HarnessError(
        'environment',
        `${thrown.message}\nSomething answers at ${url.origin} already: if that is your product, stop it, or leave --start out.`,
        { problems: thrown.problems, cause: thrown },
      )
    return await failed(remove)(thrown)
  } finally {
    over.abort()
    await watched
  }
}

const failed =
  (remove: () => Promise<void>) =>
  async (thrown: unknown): Promise<never> => {
    await remove()
    throw thrown
  }

/** The product while it is tested: a process that its recipe starts. */
import { resolve } from 'node:path'
import { type Ready, type Running, startContainer, startProcess } from '../process/index.ts'
import type { WrittenRecipe } from './schema.ts'
import { fill, fillRecord, type Values } from './values.ts'

export interface Launching {
  readonly name: string
  /** Of the recipe's file, from which `cwd` is. */
  readonly folder: string
  /** By which runtimes trust the mock's authority; the recipe's own environment goes over it. */
  readonly trust: Readonly<Record<string, string>>
  /** The files that those name, which a container needs at the same place. */
  readonly trustFiles?: readonly string[] | undefined
  readonly logFolder?: string | undefined
  readonly signal?: AbortSignal | undefined
}

type Start = NonNullable<WrittenRecipe['start']>

const defaultTimeoutSeconds = 30

/** Where browsers reach the product. */
export const urlOf = (start: Start, values: Values): string =>
  fill(start.url ?? 'http://localhost:{{port}}', values)

const readyOf = (start: Start, values: Values, url: string): Ready => {
  const ready = 'ready' in start ? start.ready : undefined
  if (ready === undefined) return { url }
  if ('log' in ready) return { log: fill(ready.log, values) }
  if ('port' in ready) return { port: Number(fill(String(ready.port), values)) }
  const { status } = ready
  return { url: new URL(fill(ready.url, values), url).href, ...(status === undefined ? {} : { status }) }
}

/** Starts the product with the values filled in and waits until it is ready. Throws an `environment` error. */
export const launch = (start: Start, values: Values, around: Launching): Promise<Running> => {
  if (!('command' in start || 'container' in start)) throw new Error('what runs already is not started')
  const { env = {}, timeout = defaultTimeoutSeconds } = start
  const secret = values.get('clientSecret')
  const plan = {
    name: around.name,
    env: {
      ...around.trust,
      // Most products listen where this says, unless they have a port of their own.
      ...(start.url === undefined ? { PORT: String(values.get('port')) } : {}),
      ...fillRecord(env, values),
    },
    ready: readyOf(start, values, urlOf(start, values)),
    timeoutMs: timeout * 1000,
    ...(around.logFolder === undefined ? {} : { logFolder: around.logFolder }),
    ...(typeof secret === 'string' && secret !== '' ? { secrets: [secret] } : {}),
  }
  if ('container' in start) {
    const { container, arguments: words, cwd } = start
    const inside = {
      ...plan,
      image: fill(container, values),
      files: around.trustFiles ?? [],
      ...(words === undefined ? {} : { command: words.map((word) => fill(word, values)) }),
      ...(cwd === undefined ? {} : { cwd: fill(cwd, values) }),
    }
    return startContainer(inside, around.signal)
  }
  const { command, cwd = '.' } = start
  return startProcess(
    {
      ...plan,
      command:
        typeof command === 'string' ? fill(command, values) : command.map((word) => fill(word, values)),
      cwd: resolve(around.folder, fill(cwd, values)),
    },
    around.signal,
  )
}

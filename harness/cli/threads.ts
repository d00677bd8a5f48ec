/**
 * Further threads of a run. Each has a mock Entra and an implementation of its own, so this is only for
 * implementations that we can make again: a product at a URL is one.
 */
import { getCompileCacheDir } from 'node:module'
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ScenarioResult } from '../../reports/run.ts'
import { HarnessError } from '../errors.ts'
import type { Selected } from '../plan/plan.ts'
import type { Progress, Take } from '../run/scenarios.ts'
import type { Settings } from './settings.ts'

/** What a thread is started with. */
export interface ThreadOrder {
  readonly settings: Settings
  /** Scenarios at a time in the thread. */
  readonly lanes: number
}

/** A thread asks for work, or tells what became of it. */
export type FromThread =
  | { readonly kind: 'free' }
  | { readonly kind: 'ended'; readonly result: ScenarioResult }

/** `begin`: the preflight is over. One scenario to run, or null: there is no more, end. */
export type ToThread = 'begin' | 'interrupt' | { readonly selected: Selected | null }

export interface Threads {
  readonly run: (take: Take, progress: Progress) => Promise<void>
  /** Ends threads that were never given work. */
  readonly close: () => Promise<void>
}

/** A thread costs about as much to start as this many cases take. */
const casesWorthAThread = 40

/** How many threads beside the main one a run is worth. Pure. */
export const furtherThreads = (
  selected: readonly Selected[],
  concurrency: number,
  processors = availableParallelism(),
): number => {
  const cases = selected.reduce((sum, one) => sum + one.cases.length, 0)
  return Math.max(0, Math.min(processors, concurrency, Math.ceil(cases / casesWorthAThread)) - 1)
}

interface Thread {
  readonly worker: Worker
  /** Settles when the thread is over; a thread that fails before it is given work is not unheard. */
  readonly over: Promise<void>
}

/** The cache of compiled modules, which a thread does not take over from the one that starts it. */
const compileCache = (): NodeJS.ProcessEnv => {
  const directory = getCompileCacheDir()
  // Node names it by its version below the one that it is told.
  return directory === undefined ? {} : { NODE_COMPILE_CACHE: dirname(directory) }
}

const startThread = (order: ThreadOrder): Thread => {
  const file = import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js'
  const worker = new Worker(new URL(file, import.meta.url), {
    workerData: order,
    // What node was told about the main program, such as --input-type, does not hold for a thread.
    execArgv: [],
    env: { ...process.env, ...compileCache() },
  })
  const over = new Promise<void>((resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', (code) => {
      if (code === 0) resolve()
      else reject(new HarnessError('environment', `A thread of the run ended with ${code}.`))
    })
  })
  over.catch(() => {})
  return { worker, over }
}

const serve = async (
  { worker, over }: Thread,
  take: Take,
  { started, ended }: Progress,
  signal: AbortSignal,
): Promise<void> => {
  const say = (message: ToThread): void => worker.postMessage(message)
  const interrupt = (): void => say('interrupt')
  signal.addEventListener('abort', interrupt, { once: true })
  worker.on('message', (message: FromThread) => {
    if (message.kind === 'ended') return ended(message.result)
    const selected = take()
    if (selected !== undefined) started(selected.scenario.id)
    say({ selected: selected ?? null })
  })
  say('begin')
  try {
    await over
  } finally {
    signal.removeEventListener('abort', interrupt)
  }
}

/** Starts the threads at once, so that they are ready when the preflight is over. */
export const startThreads = (count: number, order: ThreadOrder, signal: AbortSignal): Threads => {
  const threads = Array.from({ length: count }, () => startThread(order))
  return {
    run: async (take, progress) => {
      await Promise.all(threads.map((thread) => serve(thread, take, progress, signal)))
    },
    close: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}

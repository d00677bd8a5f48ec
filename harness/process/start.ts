/** Starts a product, waits until it is ready, and stops it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { isMainThread } from 'node:worker_threads'
import type { HarnessError } from '../errors.ts'
import { productEnvironment } from './environment.ts'
import { failure, whyEnded } from './failure.ts'
import { markVariable, startOf } from './identity.ts'
import { killInOrder } from './kill.ts'
import { openLog } from './log.ts'
import type { Ended, ProcessPlan, Running } from './plan.ts'
import { isListening } from './port.ts'
import { portOf } from './ready.ts'
import { openRegistry, type Registry } from './registry.ts'
import { stopAllAtExit } from './sweep.ts'
import { waitUntilReady } from './wait.ts'

/** How long it may take to end when it is asked to. */
const patienceMs = 5000
/** How long the last words of a process that has ended may take to arrive. */
const lastWordsMs = 500

let registry: Registry | undefined

const isOver = (signal: AbortSignal | undefined): boolean => signal?.aborted === true

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

const spawned = (plan: ProcessPlan, mark: string): ChildProcess => {
  const { command, cwd } = plan
  const [program = '', ...args] = typeof command === 'string' ? [command] : command
  return spawn(program, args, {
    cwd,
    env: { ...productEnvironment(process.env, plan.env), [markVariable]: mark },
    shell: typeof command === 'string',
    // A group of its own, so that all of it can be stopped, and so that Ctrl-C reaches us alone.
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/**
 * Starts a product and waits until it is ready. Throws an `environment` error which says what was waited
 * for, how long, how it ended and its last lines.
 */
export const startProcess = async (plan: ProcessPlan, signal?: AbortSignal): Promise<Running> => {
  const begun = Date.now()
  const tell = (what: string, cure?: string): HarnessError =>
    failure({ plan, what, cure, tookMs: Date.now() - begun, lines: [], file: undefined })
  if (!isFolder(plan.cwd))
    throw tell(`could not be started: there is no directory ${plan.cwd}`, 'Correct its working directory.')
  const port = portOf(plan.ready)
  if (port !== undefined && (await isListening(port)))
    throw tell(
      `was not started: something else listens at port ${port} already`,
      'Stop it, or let your product listen at another port ({{port}} is a free one).',
    )
  if (isOver(signal)) throw tell('was not started: the run was interrupted')

  const mark = randomUUID()
  const log = openLog({
    name: plan.name,
    folder: plan.logFolder,
    secrets: plan.secrets,
    lookFor: 'log' in plan.ready ? plan.ready.log : undefined,
  })
  if (isMainThread) stopAllAtExit()
  registry ??= openRegistry()
  const known = registry
  const child = spawned(plan, mark)
  const { pid } = child
  if (child.stdout !== null) log.follow(child.stdout)
  if (child.stderr !== null) log.follow(child.stderr)

  if (pid === undefined) {
    const reason = await new Promise<Error>((resolve) => child.once('error', resolve))
    await log.close()
    throw tell(...whyEnded(plan, reason))
  }
  const started = { pid, started: startOf(pid) ?? '', mark, name: plan.name }
  known.add(started)
  // A product that nobody stops must not keep a harness that is done: it is stopped as the harness ends.
  child.unref()
  for (const stream of [child.stdout, child.stderr]) if (stream instanceof Socket) stream.unref()

  const reaped = new Set<number>()
  let ending: Promise<void> | undefined
  const end = (): Promise<void> => {
    ending ??= (async () => {
      await killInOrder([started], plan.stopWithinMs ?? patienceMs, reaped)
      known.remove(started)
      // Whoever still holds the other end is none of ours.
      const enough = new AbortController()
      const waited = pause(lastWordsMs, undefined, { signal: enough.signal }).catch(() => {})
      await Promise.race([log.ended(), waited])
      enough.abort()
      child.stdout?.destroy()
      child.stderr?.destroy()
      await log.close()
    })()
    return ending
  }
  const exited = new Promise<Ended>((resolve) => {
    child.once('exit', (code, by) => {
      reaped.add(pid)
      resolve({ code, signal: by })
      // What a product that has ended leaves behind serves nobody.
      void end()
    })
  })

  await waitUntilReady({ plan, begun, log, exited, signal, end })
  return { pid, log: log.lines, exited, stop: end }
}

/**
 * A product in a container. It shares the network of this machine, so that it reaches the mock at the very
 * address that browsers know, and browsers reach it at `localhost`.
 */
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { HarnessError, wordsOf } from '../errors.ts'
import { containerLabel, loadEngine } from './container-engine.ts'
import { openLog } from './log.ts'
import type { Ended, ProcessPlan, Running } from './plan.ts'
import { isListening } from './port.ts'
import { portOf } from './ready.ts'
import { openRegistry, type Registry } from './registry.ts'
import { waitUntilReady } from './wait.ts'

export interface ContainerPlan
  extends Pick<
    ProcessPlan,
    'name' | 'env' | 'ready' | 'timeoutMs' | 'stopWithinMs' | 'logFolder' | 'secrets' | 'ca'
  > {
  /** With its tag or digest. */
  readonly image: string
  /** In the place of the image's own. */
  readonly command?: readonly string[]
  /** Inside the container. Default: the image's own. */
  readonly cwd?: string
  /** Files of this machine that are at the same place in the container, such as those of `writeTrustFiles`. */
  readonly files?: readonly string[]
}

const patienceMs = 5000
const lastWordsMs = 500

/** The label of this thread's containers, and where they are written down. */
let own: { readonly label: string; readonly registry: Registry; running: number } | undefined

/**
 * Starts a container and waits until the product in it is ready. Throws an `environment` error which says
 * what is missing, or what was waited for, how long, how it ended and its last lines.
 */
export const startContainer = async (plan: ContainerPlan, signal?: AbortSignal): Promise<Running> => {
  const begun = Date.now()
  const shown = { ...plan, command: plan.command ?? [plan.image], cwd: plan.cwd ?? `in ${plan.image}` }
  const port = portOf(plan.ready)
  if (port !== undefined && (await isListening(port)))
    throw new HarnessError(
      'environment',
      `${plan.name} was not started: something else listens at port ${port} already. Stop it, or let your product listen at another port ({{port}} is a free one).`,
    )
  const engine = await loadEngine()
  own ??= { label: randomUUID(), registry: openRegistry(), running: 0 }
  const thread = own
  thread.registry.contains(thread.label)
  thread.running += 1
  const log = openLog({
    name: plan.name,
    folder: plan.logFolder,
    secrets: plan.secrets,
    lookFor: 'log' in plan.ready ? plan.ready.log : undefined,
  })
  const spoke = Promise.withResolvers<void>()
  const forget = (): void => {
    thread.running -= 1
    if (thread.running === 0) thread.registry.contains(null)
  }

  const made = engine
    .create(plan.image)
    .withNetworkMode('host')
    .withLabels({ [containerLabel]: thread.label })
    .withEnvironment(plan.env)
    .withCopyFilesToContainer((plan.files ?? []).map((file) => ({ source: file, target: file })))
    .withStartupTimeout(plan.timeoutMs)
    .withLogConsumer((stream) => {
      const readable = stream instanceof Readable ? stream : Readable.from(stream)
      log.follow(readable)
      readable.once('end', spoke.resolve)
      readable.once('close', spoke.resolve)
    })
  if (plan.command !== undefined) made.withCommand(plan.command)
  if (plan.cwd !== undefined) made.withWorkingDir(plan.cwd)
  const container = await made.start().catch((thrown: unknown) => {
    forget()
    throw new HarnessError(
      'environment',
      `${plan.name} could not be started: the image ${plan.image} cannot be had, or does not run (${wordsOf(thrown)}).`,
    )
  })
  const id = container.getId()

  const stateOf = async (): Promise<Ended | undefined> => {
    const state = await engine.docker
      .getContainer(id)
      .inspect()
      .then(
        ({ State }) => State,
        () => undefined,
      )
    return state?.Running === true ? undefined : { code: state?.ExitCode ?? null, signal: null }
  }
  let ending: Promise<void> | undefined
  const exited = spoke.promise.then(async () => (await stateOf()) ?? { code: null, signal: null })
  const end = (): Promise<void> => {
    ending ??= (async () => {
      // What is gone already is stopped.
      await container.stop({ remove: true, timeout: plan.stopWithinMs ?? patienceMs }).catch(() => {})
      await Promise.race([log.ended(), pause(lastWordsMs)])
      await log.close()
      forget()
    })()
    return ending
  }

  await waitUntilReady({ plan: shown, begun, log, exited, signal, end })
  return { pid: 0, log: log.lines, exited, stop: end }
}

/** Waits until a product is ready, however it was started. */
import { setTimeout as pause } from 'node:timers/promises'
import { failure, type Trouble, whyEnded } from './failure.ts'
import type { Log } from './log.ts'
import type { Ended, ProcessPlan } from './plan.ts'
import { watchReady } from './ready.ts'

/** Time between two looks whether it is ready. */
const lookEveryMs = 15

export interface Waiting {
  readonly plan: Trouble['plan'] & Pick<ProcessPlan, 'timeoutMs' | 'ca'>
  /** When it was started, in milliseconds. */
  readonly begun: number
  readonly log: Log
  readonly exited: Promise<Ended>
  readonly signal: AbortSignal | undefined
  /** Ends it, where it did not become ready. */
  readonly end: () => Promise<void>
}

/** Throws an `environment` error for a product that ends, is not ready in time or is interrupted; it is ended then. */
export const waitUntilReady = async ({ plan, begun, log, exited, signal, end }: Waiting): Promise<void> => {
  const interrupted = new Promise<undefined>((resolve) => {
    signal?.addEventListener('abort', () => resolve(undefined), { once: true })
  })
  const watch = watchReady(plan.ready, log.seen, plan.ca)
  try {
    for (let saw = 'there was no time to look'; ; ) {
      const left = plan.timeoutMs - (Date.now() - begun)
      const look =
        left <= 0 || signal?.aborted === true
          ? undefined
          : await Promise.race([exited, interrupted, watch.look(left)])
      const trouble = { plan, tookMs: Date.now() - begun, file: log.file }
      if (look === undefined) {
        await end()
        const what =
          signal?.aborted === true ? 'was interrupted while it started' : `was not ready in time: ${saw}`
        throw failure({ ...trouble, what, lines: log.lines() })
      }
      if ('code' in look) {
        await end()
        const [what, cure] = whyEnded(plan, look)
        throw failure({ ...trouble, what, cure, lines: log.lines() })
      }
      if (look.ready) return
      saw = look.saw
      await Promise.race([pause(lookEveryMs), exited])
    }
  } finally {
    await watch.close()
  }
}

/**
 * A program that starts others: signals end it in order, and nothing that it started, or that a run before
 * it had to leave, stays.
 */
import { wordsOf } from '../errors.ts'
import { stopAllAtExit, sweep } from '../process/index.ts'
import { exitCodes } from '../run/exit-codes.ts'

/** Stops what a run left that was killed itself, and says so. It never keeps this one from running. */
const tidy = async (): Promise<void> => {
  try {
    const stopped = await sweep()
    if (stopped.length > 0)
      process.stderr.write(`Stopped what an earlier run had to leave: ${[...new Set(stopped)].join(', ')}.\n`)
  } catch (thrown) {
    process.stderr.write(`What an earlier run left could not be looked for: ${wordsOf(thrown)}\n`)
  }
}

/**
 * Does the work and sets the exit code. The first signal tells the work to end; the second one ends the
 * process, and with it all that it started.
 */
export const runInterruptible = async (work: (signal: AbortSignal) => Promise<number>): Promise<void> => {
  const interrupt = new AbortController()
  let code: number | undefined
  const stop = (signalCode: number) => () => {
    if (interrupt.signal.aborted) process.exit(signalCode)
    code = signalCode
    interrupt.abort()
  }
  process.on('SIGINT', stop(exitCodes.interrupted))
  process.on('SIGTERM', stop(exitCodes.terminated))
  // Nobody reads on, as with `| head`: it ends in order, and never as if a rule were broken.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
      if (!('code' in error) || error.code !== 'EPIPE') throw error
      code = exitCodes.unread
      interrupt.abort()
    })
  }
  // The terminal was closed.
  process.on('SIGHUP', stop(exitCodes.terminated))
  stopAllAtExit()
  await tidy()
  try {
    const result = await work(interrupt.signal)
    process.exitCode = code ?? result
  } catch (thrown) {
    process.stderr.write(
      `Greencheck itself failed: ${wordsOf(thrown)}\nPlease report it with the command you typed.\n`,
    )
    process.exitCode = exitCodes.noVerdict
  }
}

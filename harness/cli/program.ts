/** The command line as a program: signals, exit code, and failures of Greencheck itself. */
import { wordsOf } from '../errors.ts'
import { exitCodes } from '../run/exit-codes.ts'
import { greencheck } from './command-line.ts'

/** @param args what was typed after the program's name */
export const runProgram = async (args: readonly string[]): Promise<void> => {
  const interrupt = new AbortController()
  let code: number | undefined
  const stop = (signalCode: number) => () => {
    // The first signal ends the run in order; the second one ends the process.
    if (interrupt.signal.aborted) process.exit(signalCode)
    code = signalCode
    interrupt.abort()
  }
  process.on('SIGINT', stop(exitCodes.interrupted))
  process.on('SIGTERM', stop(exitCodes.terminated))
  try {
    const result = await greencheck(args, {
      stdout: process.stdout,
      stderr: process.stderr,
      environment: process.env,
      signal: interrupt.signal,
    })
    process.exitCode = code ?? result
  } catch (thrown) {
    process.stderr.write(
      `Greencheck itself failed: ${wordsOf(thrown)}\nPlease report it with the command you typed.\n`,
    )
    process.exitCode = exitCodes.noVerdict
  }
}

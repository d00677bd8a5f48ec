/** The command line as a program. */
import { greencheck } from './command-line.ts'
import { runInterruptible } from './interrupt.ts'

/** @param args what was typed after the program's name */
export const runProgram = (args: readonly string[]): Promise<void> =>
  runInterruptible((signal) =>
    greencheck(args, {
      stdout: process.stdout,
      stderr: process.stderr,
      environment: process.env,
      signal,
    }),
  )

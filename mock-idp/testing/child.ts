import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Runs a program with more in its environment and gives what it printed, read as JSON. For clients that
 * read their trust in a CA when they start, or that are not made of JavaScript.
 * @param command for example `process.execPath`, or `python3`
 * @param script beside this file
 */
export const runScript = async (
  command: string,
  script: string,
  env: Readonly<Record<string, string>>,
): Promise<unknown> => {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const { stdout } = await run(command, [path], { env: { ...process.env, ...env }, timeout: 50_000 })
  return JSON.parse(stdout)
}

/** The first of these programs that succeeds with these arguments; undefined when none does. */
export const firstThatRuns = async (
  commands: readonly string[],
  ...arguments_: readonly string[]
): Promise<string | undefined> => {
  for (const command of commands) {
    const runs = await run(command, arguments_).then(
      () => true,
      () => false,
    )
    if (runs) return command
  }
  return undefined
}

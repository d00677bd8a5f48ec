/**
 * Speaks the driver contract to a program: `<program> <verb>`, the request as JSON on stdin, the reply as JSON
 * on stdout. Exit code 0: the reply counts, also when it is `refused`. 127: the verb is not known, as a shell
 * says of a command. Anything else is the driver's own failure.
 */
import { spawn } from 'node:child_process'
import { HarnessError } from '../errors.ts'
import type { Ask, RawReply } from './remote.ts'

export interface CommandOptions {
  readonly timeoutMs: number
  readonly env: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
  /** Told what the program writes to stderr: the driver's log. */
  readonly onLog?: (text: string) => void
}

/** How a program ended. */
interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  readonly timedOut: boolean
  readonly tooLong: boolean
}

const unknownVerb = 127
/** No reply of the contract comes near. */
const longestReply = 4_000_000
const longestLog = 100_000
const linesShown = 5
/** How long what a program wrote may take to arrive after its end, in milliseconds. */
const drainMs = 50

const excerpt = (text: string): string => JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text)

const lastWords = (stderr: string): string => {
  const lines = stderr
    .trimEnd()
    .split('\n')
    .slice(-linesShown)
    .filter((line) => line.trim() !== '')
  return lines.length === 0 ? ' It wrote nothing to stderr.' : ` It wrote to stderr: ${lines.join(' | ')}`
}

const notStarted = (program: string, thrown: Error): HarnessError => {
  const code = 'code' in thrown ? thrown.code : undefined
  const why =
    code === 'ENOENT'
      ? 'there is no such program. Correct the path, or the name of the interpreter in its first line.'
      : code === 'EACCES'
        ? `it is not a program that may be run. Make it executable: chmod +x ${program}`
        : thrown.message
  return new HarnessError('driver', `the driver ${program} could not be started: ${why}`, { cause: thrown })
}

/** Ends the program with everything that it started. */
const end = (pid: number | undefined): void => {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It is over already.
  }
}

const runProgram = (
  [program = '', ...words]: readonly string[],
  verb: string,
  input: string,
  { timeoutMs, env, signal }: CommandOptions,
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, [...words, verb], {
      env,
      // A group of its own, so that a time-out ends what it started too.
      detached: process.platform !== 'win32',
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    let [stdout, stderr] = ['', '']
    let [timedOut, tooLong] = [false, false]
    const stop = (): void => end(child.pid)
    const timer = setTimeout(() => {
      timedOut = true
      stop()
    }, timeoutMs)
    const settled = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
    }
    signal?.addEventListener('abort', stop)
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      if (stdout.length <= longestReply) return
      tooLong = true
      stop()
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr = `${stderr}${text}`.slice(-longestLog)
    })
    // A program need not read what it is asked.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
    child.once('error', (thrown) => {
      settled()
      reject(notStarted(program, thrown))
    })
    const ended = (code: number | null, endedBy: NodeJS.Signals | null): void => {
      settled()
      child.stdout.destroy()
      child.stderr.destroy()
      resolve({ code, signal: endedBy, stdout, stderr, timedOut, tooLong })
    }
    child.once('close', ended)
    // What it left running in the background holds its pipes, and is no reason to wait. On a busy machine the
    // timer is over before the pipes were looked at once: the reply is read before the check phase.
    child.once('exit', (code, endedBy) => setTimeout(() => setImmediate(() => ended(code, endedBy)), drainMs))
  })

/** What the end of a program means for the verb that it was asked. Throws a `driver` error. Pure. */
export const readEnd = (
  command: readonly string[],
  verb: string,
  { code, signal, stdout, stderr, timedOut, tooLong }: Ended,
  timeoutMs: number,
): RawReply => {
  const failed = (what: string): HarnessError =>
    new HarnessError('driver', `the driver ${command.join(' ')} ${verb} ${what}`)
  if (timedOut)
    throw failed(
      `did not end within ${timeoutMs / 1000} s. Is it stuck, or waiting for more input?${lastWords(stderr)}`,
    )
  if (tooLong) throw failed(`wrote more than ${longestReply / 1_000_000} MB to stdout, which no reply is.`)
  if (code === unknownVerb) {
    // A shell ends with the same code when a script calls a command that is not installed.
    if (/not found|no such file/i.test(stderr))
      throw failed(`ended with exit code 127 because a command is missing.${lastWords(stderr)}`)
    return { kind: 'unsupported' }
  }
  if (code !== 0)
    throw failed(
      `ended ${signal === null ? `with exit code ${code}` : `by ${signal}`}; the contract knows 0 and 127.${lastWords(stderr)}`,
    )
  try {
    return { kind: 'reply', value: JSON.parse(stdout) }
  } catch {
    throw failed(
      stdout.trim() === ''
        ? `wrote nothing to stdout, where its reply belongs.${lastWords(stderr)}`
        : `wrote ${excerpt(stdout)} to stdout, which is not JSON. What is meant for people belongs on stderr.`,
    )
  }
}

/** How a verb is asked of this program. @param command the program and its first words */
export const commandAsk =
  (command: readonly string[], options: CommandOptions): Ask =>
  async (verb, body) => {
    const ended = await runProgram(command, verb, JSON.stringify(body), options)
    if (ended.stderr !== '') options.onLog?.(ended.stderr)
    return readEnd(command, verb, ended, options.timeoutMs)
  }

/** What is said about a product that did not start: what was waited for, how it ended, its last words. Pure. */
import { HarnessError } from '../errors.ts'
import type { Ended, ProcessPlan } from './plan.ts'
import { readyWords } from './ready.ts'

const linesShown = 20

export interface Trouble {
  readonly plan: Pick<ProcessPlan, 'name' | 'command' | 'cwd' | 'ready'>
  /** Completes "<name> …". */
  readonly what: string
  readonly cure?: string | undefined
  readonly tookMs: number
  readonly lines: readonly string[]
  /** Where all of its output is. */
  readonly file: string | undefined
}

/** A command as somebody would type it. */
export const commandText = (command: ProcessPlan['command']): string =>
  typeof command === 'string'
    ? command
    : command.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : JSON.stringify(word))).join(' ')

const howEnded = ({ code, signal }: Ended): string =>
  signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`

/** What a start that failed, or a process that ended by itself, means; with what to do about it. */
export const whyEnded = (
  { command }: Pick<ProcessPlan, 'command'>,
  ended: Ended | Error,
): readonly [what: string, cure: string] => {
  const shown = commandText(command)
  if (ended instanceof Error) {
    const code = 'code' in ended ? ended.code : undefined
    if (code === 'ENOENT')
      return [
        `could not be started: there is no command ${Array.isArray(command) ? command[0] : shown}`,
        'Install it, or correct the command.',
      ]
    if (code === 'EACCES')
      return [
        `could not be started: ${shown} is not a program that may be run`,
        'Correct the command, or make the file executable.',
      ]
    return [`could not be started: ${ended.message}`, 'Correct the command.']
  }
  // By these a shell says so itself.
  if (typeof command === 'string' && ended.code === 127)
    return [
      `could not be started: the shell does not find the command (${shown})`,
      'Install it, or correct the command.',
    ]
  if (typeof command === 'string' && ended.code === 126)
    return [
      `could not be started: ${shown} is not a program that may be run`,
      'Correct the command, or make the file executable.',
    ]
  return ended.code === 0
    ? [
        `did not stay: ${howEnded(ended)}`,
        'Let the command stay in the foreground: without "&", and not as a daemon.',
      ]
    : [`did not start: ${howEnded(ended)}`, 'Its last lines say why.']
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** The error with every line that helps. */
export const failure = ({ plan, what, cure, tookMs, lines, file }: Trouble): HarnessError => {
  const last = lines.slice(-linesShown)
  return new HarnessError('environment', `${plan.name} ${what}.`, {
    problems: [
      `command    ${commandText(plan.command)}`,
      `directory  ${plan.cwd}`,
      `waited     ${seconds(tookMs)}, until ${readyWords(plan.ready)}`,
      ...(last.length === 0
        ? ['output     nothing']
        : [
            `output     ${last.length === lines.length ? '' : 'the last lines; '}${file === undefined ? 'as follows' : `all of it is in ${file}`}`,
          ]),
      ...last.map((line) => `  | ${line}`),
      ...(cure === undefined ? [] : [cure]),
    ],
  })
}

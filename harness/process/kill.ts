/** Ends a process with everything that it started. */
import { execFileSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { livingOf, onLinux, startOf } from './identity.ts'

/** A process that the harness started. */
export interface Started {
  readonly pid: number
  /** As `startOf` said then. */
  readonly started: string
  /** What it and its children carry in their environment. */
  readonly mark: string
}

const send = (pid: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

/** The groups that are still there. Only what is certainly ours: a number that means somebody else by now is left alone. */
const groupsOf = (started: readonly Started[], reaped: ReadonlySet<number>): readonly number[] =>
  started
    .filter(({ pid, started: when }) => {
      const now = startOf(pid)
      return now === when || (now === undefined && reaped.has(pid))
    })
    .map(({ pid }) => -pid)
    .filter((group) => send(group, 0))

const marksOf = (started: readonly Started[]): ReadonlySet<string> => new Set(started.map(({ mark }) => mark))

/** Windows has no groups of processes: its own tool ends the tree. */
const endTree = ({ pid, started }: Started): void => {
  if (startOf(pid) !== started) return
  try {
    execFileSync('taskkill', ['/PID', String(pid), '/T', '/F'], { stdio: 'ignore' })
  } catch {
    // It is over already.
  }
}

const onWindows = process.platform === 'win32'

/** Ends all of them at once, for when there is no time left. Synchronous. */
export const killNow = (started: readonly Started[]): void => {
  if (onWindows) {
    started.forEach(endTree)
    return
  }
  for (const target of [...groupsOf(started, new Set()), ...livingOf(marksOf(started), new Set())])
    send(target, 'SIGKILL')
}

/** Time between two looks whether everything has ended. */
const lookEveryMs = 5
/** Members of a group that only wait to be buried keep the group; the longer look tells. */
const thoroughEveryMs = 100

/**
 * Asks all of them to end, waits, and ends what is left.
 * @param reaped leaders whose end we have seen ourselves, which leave their groups to us
 * @returns whether there was anything to end
 */
export const killInOrder = async (
  started: readonly Started[],
  patienceMs: number,
  reaped: ReadonlySet<number> = new Set(),
): Promise<boolean> => {
  if (onWindows) {
    started.forEach(endTree)
    return started.length > 0
  }
  let found = false
  const marks = marksOf(started)
  const asked = new Set<number>()
  const ask = (targets: readonly number[]): void => {
    for (const target of targets.filter((one) => !asked.has(one))) {
      asked.add(target)
      found = true
      send(target, 'SIGTERM')
    }
  }
  const seen = new Map<number, string | undefined>()
  const begun = Date.now()
  ask(groupsOf(started, reaped))
  for (let thoroughAt = begun + thoroughEveryMs; ; ) {
    const now = Date.now()
    const late = now - begun >= patienceMs
    const groups = groupsOf(started, reaped)
    if (groups.length === 0 || late || now >= thoroughAt) {
      thoroughAt = now + thoroughEveryMs
      for (const pid of livingOf(marks, new Set(groups.map((group) => -group)))) {
        if (!seen.has(pid)) seen.set(pid, startOf(pid))
      }
      // One that is on its way out has lost its environment, and may still hold its port.
      const left = [...seen].flatMap(([pid, when]) =>
        when !== undefined && startOf(pid) === when ? [pid] : [],
      )
      if (left.length === 0 && (groups.length === 0 || onLinux)) return found
      if (late) for (const target of [...groups, ...left]) send(target, 'SIGKILL')
      else ask(left)
      // What hangs in the kernel is given up.
      if (now - begun >= 2 * patienceMs + thoroughEveryMs) return found
    }
    await pause(lookEveryMs)
  }
}

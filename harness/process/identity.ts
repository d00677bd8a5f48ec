/**
 * Which process a number meant: numbers are used again, and nothing that somebody else started is ever
 * stopped. Synchronous, as it is also asked while the harness ends.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** The variable by which everything that the harness started, and what those started, is known again. */
export const markVariable = 'GREENCHECK_PROCESS'

const quietly = <T>(read: () => T): T | undefined => {
  try {
    return read()
  } catch {
    return undefined
  }
}

export const onLinux = process.platform === 'linux'

/** The boot and the container in which process numbers mean something. */
const here = onLinux
  ? `${quietly(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())} ${quietly(() => readlinkSync('/proc/self/ns/pid'))}`
  : process.platform

/** What Linux says about a process; undefined when it is not there, or only waits to be buried. */
const statOf = (pid: string): { readonly group: string; readonly started: string } | undefined => {
  const stat = quietly(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  // The name, in brackets, may contain anything.
  const [state, ...rest] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? []
  const [group, started] = [rest[1], rest[18]]
  return state === 'Z' || state === 'X' || group === undefined || started === undefined
    ? undefined
    : { group, started }
}

/** When a process started, in words that no other process with its number has; undefined when it is not there or over. */
export const startOf = (pid: number): string | undefined => {
  if (onLinux) {
    const stat = statOf(String(pid))
    return stat === undefined ? undefined : `${here} ${stat.started}`
  }
  if (process.platform === 'win32')
    return quietly(() => process.kill(pid, 0)) === undefined ? undefined : `${here} ${pid}`
  const started = quietly(() =>
    execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  )?.trim()
  return started === undefined || started === '' ? undefined : `${here} ${started}`
}

/** Whether the environment with which a process began carries one of these marks. */
const carries = (pid: string, marks: ReadonlySet<string>): boolean => {
  const environment = quietly(() => readFileSync(`/proc/${pid}/environ`, 'latin1')) ?? ''
  const at = environment.indexOf(`${markVariable}=`)
  if (at === -1) return false
  const end = environment.indexOf('\0', at)
  return marks.has(environment.slice(at + markVariable.length + 1, end === -1 ? undefined : end))
}

/**
 * Every living process that carries one of these marks, whatever group it went to, or is in one of these
 * groups. Only Linux can tell; elsewhere nothing is found.
 */
export const livingOf = (marks: ReadonlySet<string>, groups: ReadonlySet<number>): readonly number[] => {
  if (!onLinux || marks.size === 0) return []
  return (quietly(() => readdirSync('/proc')) ?? []).flatMap((name) => {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) return []
    const stat = statOf(name)
    if (stat === undefined) return []
    return groups.has(Number(stat.group)) || carries(name, marks) ? [Number(name)] : []
  })
}

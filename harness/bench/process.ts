/** A program under measurement: its announcement, its memory, its processor time. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'

export interface MeasuredProcess {
  /** What it said on its first line, as JSON. */
  readonly says: unknown
  /** Highest resident memory so far, in MB; undefined where the system does not tell. */
  peakMemoryMb(): Promise<number | undefined>
  /** Processor time used so far, in milliseconds; undefined where the system does not tell. */
  cpuMs(): Promise<number | undefined>
  stop(): Promise<void>
}

/** Clock ticks of the kernel's accounting, which is 100 a second on every Linux that Node supports. */
const ticksPerSecond = 100

const readProc = async (child: ChildProcess, file: string): Promise<string | undefined> => {
  try {
    return await readFile(`/proc/${child.pid}/${file}`, 'utf8')
  } catch {
    return undefined
  }
}

/** Runs a program with this Node and waits for its first line. */
export const startProcess = async (args: readonly string[]): Promise<MeasuredProcess> => {
  const child = spawn(process.execPath, [...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  const line = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve)
    child.once('exit', (code) => reject(new Error(`the program ended with ${code} before it said anything`)))
  })
  const says: unknown = JSON.parse(line)
  return {
    says,
    peakMemoryMb: async () => {
      const kilobytes = /VmHWM:\s+(\d+)/.exec((await readProc(child, 'status')) ?? '')?.[1]
      return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
    },
    cpuMs: async () => {
      const fields = (await readProc(child, 'stat'))?.split(') ')[1]?.split(' ')
      const [user, system] = [fields?.[11], fields?.[12]]
      return user === undefined || system === undefined
        ? undefined
        : ((Number(user) + Number(system)) * 1000) / ticksPerSecond
    },
    stop: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** The mock Entra as a process of its own, so that its start, memory and CPU can be read. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { request } from 'undici'
import { z } from 'zod'
import { openAgent } from '../drive/agent.ts'

const announcement = z.object({
  origin: z.string(),
  metadataUrl: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  caFile: z.string(),
  tenantId: z.string(),
  people: z.array(z.object({ id: z.string(), userPrincipalName: z.string() })),
})

export interface MockProcess {
  readonly says: z.infer<typeof announcement>
  readonly ca: string
  readonly startedInMs: number
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

/** Starts it on a free port and waits for the first metadata document. */
export const startMockProcess = async (redirectUri: string): Promise<MockProcess> => {
  const start = performance.now()
  const main = fileURLToPath(new URL('../../mock-idp/main.mjs', import.meta.url))
  const child = spawn(process.execPath, [main, '--port', '0', '--json', '--redirect-uri', redirectUri], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  const line = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve)
    child.once('exit', (code) => reject(new Error(`the mock ended with ${code} before it said anything`)))
  })
  const says = announcement.parse(JSON.parse(line))
  const ca = await readFile(says.caFile, 'utf8')
  const answer = await request(says.metadataUrl, { dispatcher: openAgent(ca) })
  await answer.body.dump()
  const startedInMs = performance.now() - start
  return {
    says,
    ca,
    startedInMs,
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

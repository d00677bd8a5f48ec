/** The command line with a product that it starts itself: whatever ends it, the product ends too. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startOf } from '../process/identity.ts'
import { sweep } from '../process/index.ts'
import { readRegistry } from '../process/registry.ts'

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
const recipe = fileURLToPath(new URL('../recipe/fixture/greencheck.yaml', import.meta.url))

let folder: string
const programs: ChildProcess[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greencheck-cli-left-'))
})
afterEach(async () => {
  for (const program of programs.splice(0)) program.kill('SIGKILL')
  await sweep(join(folder, 'running'))
  await rm(folder, { recursive: true, force: true })
})

const start = (driver = recipe) => {
  const program = spawn(
    process.execPath,
    [cli, 'run', 'idtoken.nonce-wrong', '--driver', driver, '--output', join(folder, 'out')],
    { cwd: folder, env: { ...process.env, GREENCHECK_STATE: folder }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  programs.push(program)
  let said = ''
  for (const stream of [program.stdout, program.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  }
  const over = once(program, 'close').then(() => program.exitCode ?? program.signalCode)
  return { program, over, said: () => said }
}

/** What runs by the records, as soon as something does. */
const running = (): Promise<readonly number[]> =>
  vi.waitUntil(
    () => {
      const pids = readRegistry(join(folder, 'running')).flatMap(({ record }) =>
        record.processes.map(({ pid }) => pid),
      )
      return pids.length > 0 && pids
    },
    { timeout: 60_000, interval: 5 },
  )
const living = (pids: readonly number[]): readonly number[] =>
  pids.filter((pid) => startOf(pid) !== undefined)

it('after a run', async () => {
  const { over, said } = start()
  const pids = await running()
  expect(await over, said()).toBe(0)
  expect(living(pids)).toEqual([])
  expect(readRegistry(join(folder, 'running'))).toEqual([])
}, 120_000)

it('after Ctrl-C', async () => {
  const { program, over, said } = start()
  const pids = await running()
  program.kill('SIGINT')
  expect(await over, said()).toBe(130)
  expect(living(pids)).toEqual([])
  expect(readRegistry(join(folder, 'running'))).toEqual([])
}, 120_000)

it('after SIGKILL, once another one ran', async () => {
  const { program, over } = start()
  const pids = await running()
  program.kill('SIGKILL')
  expect(await over).toBe('SIGKILL')
  expect(living(pids)).toEqual(pids)
  const next = start()
  expect(await next.over, next.said()).toBe(0)
  expect(living(pids)).toEqual([])
  expect(readRegistry(join(folder, 'running'))).toEqual([])
}, 180_000)

it('when the product does not start: exit 3, with the check and its last lines', async () => {
  const broken = join(folder, 'broken.yaml')
  await writeFile(
    broken,
    `product: Acme Hub
start:
  command: echo "no database at db:5432"; exit 7
  ready: { url: /health, status: 200 }
redirectUri: /callback
setup: [{ visit: /setup }]
status: { visit: /setup, green: passed, enabled: enabled }
login: { visit: /login }
whoami: { visit: /me, identity: $.email }
private: { visit: /private }
`,
  )
  const { over, said } = start(broken)
  expect(await over, said()).toBe(3)
  expect(said()).toContain('Acme Hub did not start: it ended with exit code 7.')
  expect(said()).toMatch(/until http:\/\/localhost:\d+\/health answered with status 200/)
  expect(said()).toContain('| no database at db:5432')
  expect(readRegistry(join(folder, 'running'))).toEqual([])
}, 120_000)

/** Nothing is left running, whatever ended the harness: with real processes, children of children too. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startOf } from './identity.ts'
import { sweep } from './index.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greencheck-left-'))
})
const harnesses: ChildProcess[] = []
afterEach(async () => {
  for (const harness of harnesses.splice(0)) harness.kill('SIGKILL')
  await sweep(join(folder, 'running'))
  await rm(folder, { recursive: true })
})

type Ending = 'ends' | 'fails' | 'forgets' | 'waits' | 'hangs'

/** A harness that has started its product; with the numbers of the shell, the program and the program's own. */
const startHarness = async (ending: Ending, stubborn = '') => {
  const file = fileURLToPath(new URL('./harness.fixture.ts', import.meta.url))
  const harness = spawn(process.execPath, [file, ending, stubborn], {
    env: { ...process.env, GREENCHECK_STATE: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  harnesses.push(harness)
  let said = ''
  harness.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const over = once(harness, 'close').then(() => harness.exitCode ?? harness.signalCode)
  const lines = createInterface({ input: harness.stdout })
  const first = await Promise.race([once(lines, 'line').then(([line]) => String(line)), over])
  if (typeof first !== 'string' || !first.startsWith('[')) throw new Error(`no product: ${first} ${said}`)
  const pids: unknown = JSON.parse(first)
  if (!Array.isArray(pids)) throw new Error(first)
  return { harness, over, pids: pids.map(Number), said: () => said }
}

const living = (pids: readonly number[]): readonly number[] =>
  pids.filter((pid) => startOf(pid) !== undefined)
/** What was killed outright takes a moment to be gone. */
const gone = (pids: readonly number[]): Promise<unknown> =>
  vi.waitUntil(() => living(pids).length === 0, { timeout: 10_000, interval: 5 })
const records = (): Promise<readonly string[]> => readdir(join(folder, 'running'))

it.each([
  { ending: 'ends', code: 0 },
  { ending: 'fails', code: 3 },
  { ending: 'forgets', code: 0 },
] as const)('when the run $ending', async ({ ending, code }) => {
  const { over, pids } = await startHarness(ending)
  expect(pids).toHaveLength(3)
  expect(await over).toBe(code)
  await gone(pids)
  expect(await records()).toEqual([])
})

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 143],
] as const)('after %s, and what does not end by itself is ended', async (signal, code) => {
  const { harness, over, pids } = await startHarness('waits', 'stubborn')
  expect(living(pids)).toHaveLength(3)
  harness.kill(signal)
  expect(await over).toBe(code)
  expect(living(pids)).toEqual([])
  expect(await records()).toEqual([])
})

it('after a second Ctrl-C, when the first one was not enough', async () => {
  const { harness, over, pids } = await startHarness('hangs', 'stubborn')
  harness.kill('SIGINT')
  // Two signals that are on their way at once count as one.
  const again = setInterval(() => harness.kill('SIGINT'), 20)
  expect(await over).toBe(130)
  clearInterval(again)
  await gone(pids)
  expect(await records()).toEqual([])
})

it('after SIGKILL, by the next run, and only then', async () => {
  const killed = await startHarness('waits', 'stubborn')
  const other = await startHarness('waits')
  killed.harness.kill('SIGKILL')
  expect(await killed.over).toBe('SIGKILL')
  expect(living(killed.pids)).toHaveLength(3)
  expect(await records()).toHaveLength(2)

  const next = await startHarness('ends')
  expect(next.said()).toContain('Stopped what an earlier run had to leave: Acme Hub.')
  expect(living(killed.pids)).toEqual([])
  // The run beside it keeps what it has.
  expect(living(other.pids)).toHaveLength(3)
  expect(await next.over).toBe(0)
  expect(await records()).toHaveLength(1)
})

it('also when of the product only a child is left', async () => {
  const killed = await startHarness('waits')
  killed.harness.kill('SIGKILL')
  await killed.over
  const [shell = 0, product = 0, leaf = 0] = killed.pids
  for (const pid of [shell, product]) process.kill(pid, 'SIGKILL')
  await gone([shell, product])
  expect(living([leaf])).toEqual([leaf])
  expect(await sweep(join(folder, 'running'))).toEqual(['Acme Hub'])
  expect(living([leaf])).toEqual([])
})

it('but never a process that got the number of one that is gone', async () => {
  const killed = await startHarness('waits')
  killed.harness.kill('SIGKILL')
  await killed.over
  const [name = ''] = await records()
  const file = join(folder, 'running', name)
  const text = await readFile(file, 'utf8')
  expect(await sweep(join(folder, 'running'))).toEqual(['Acme Hub'])
  // The same record, and somebody else at the number.
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true })
  await writeFile(file, text.replace(`"pid":${killed.pids[0]}`, `"pid":${stranger.pid}`))
  expect(await sweep(join(folder, 'running'))).toEqual([])
  expect(startOf(stranger.pid ?? 0)).toBeDefined()
  expect(await records()).toEqual([])
  stranger.kill('SIGKILL')
})

it('and what is no record is left alone', async () => {
  const killed = await startHarness('waits')
  const junk = join(folder, 'running', 'junk.json')
  await writeFile(junk, '{"harness":{"pid":1},"processes":[{"pid":1}]}')
  expect(await sweep(join(folder, 'running'))).toEqual([])
  expect(await readFile(junk, 'utf8')).toContain('"pid":1')
  expect(living(killed.pids)).toHaveLength(3)
})

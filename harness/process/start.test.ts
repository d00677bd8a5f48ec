/** Real processes, as products are started: what is said when they do not start, and that nothing stays. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { HarnessError } from '../errors.ts'
import { startOf } from './identity.ts'
import { freePort, type ProcessPlan, startProcess } from './index.ts'
import { readRegistry } from './registry.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greencheck-process-'))
  vi.stubEnv('GREENCHECK_STATE', folder)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

const node = process.execPath
const server = (port: number, status = 200): readonly string[] => [
  node,
  '-e',
  `console.log('secret', process.env.SECRET); require('http').createServer((q, a) => { a.statusCode = ${status}; a.end() }).listen(${port})`,
]

const plan = (more: Partial<ProcessPlan>): ProcessPlan => ({
  name: 'Acme Hub',
  command: [node, '-e', 'setInterval(() => {}, 1000)'],
  cwd: folder,
  env: {},
  ready: { log: 'listening' },
  timeoutMs: 20_000,
  ...more,
})

const failureOf = async (more: Partial<ProcessPlan>): Promise<HarnessError> => {
  const thrown = await startProcess(plan(more)).then(
    async (running) => {
      await running.stop()
      return undefined
    },
    (reason: unknown) => reason,
  )
  if (!(thrown instanceof HarnessError)) throw new Error(`no HarnessError: ${String(thrown)}`)
  expect(thrown.code).toBe('environment')
  return thrown
}

const wordsOf = ({ message, problems }: HarnessError): string => [message, ...problems].join('\n')

it('waits until an address answers, keeps the output without secrets, and stops it', async () => {
  const port = await freePort()
  const running = await startProcess(
    plan({
      command: server(port),
      env: { SECRET: 'kQ78Q~very+secret' },
      secrets: ['kQ78Q~very+secret'],
      ready: { url: `http://localhost:${port}/`, status: 200 },
      logFolder: join(folder, 'logs'),
    }),
  )
  expect((await fetch(`http://localhost:${port}/`)).status).toBe(200)
  expect(readRegistry()).toHaveLength(1)
  await running.stop()
  expect(await running.exited).toEqual({ code: null, signal: 'SIGTERM' })
  expect(startOf(running.pid)).toBeUndefined()
  expect(readRegistry()).toEqual([])
  expect(running.log()).toEqual(['secret ⟨secret⟩'])
  expect(await readFile(join(folder, 'logs', 'Acme-Hub.log'), 'utf8')).toBe('secret ⟨secret⟩\n')
})

it.each([
  ['a text', 'ready [1]'],
  ['a regular expression', String.raw`ready \[\d\]`],
])('waits for %s in the output, even in a line that has no end', async (_, log) => {
  const running = await startProcess(
    plan({
      command: [node, '-e', `process.stderr.write('ready [1]'); setInterval(() => {}, 1000)`],
      ready: { log },
    }),
  )
  expect(running.log()).toEqual(['ready [1]'])
  await running.stop()
})

it('waits until a port is listened at, and stops what a shell started, and what that started', async () => {
  const port = await freePort()
  const script = `const { spawn } = require('child_process'); const child = spawn(process.execPath, ['-e', "console.log('child', process.pid, '.'); require('http').createServer().listen(${port})"], { detached: true, stdio: 'inherit' }); setInterval(() => {}, 1000)`
  const running = await startProcess(
    plan({
      command: `echo begin; ${node} -e '${script.replaceAll("'", `'"'"'`)}'; echo end`,
      ready: { port },
    }),
  )
  const childOf = (): number => Number(/child (\d+) \./.exec(running.log().join('\n'))?.[1])
  await vi.waitUntil(() => !Number.isNaN(childOf()), { timeout: 10_000 })
  const child = childOf()
  expect(startOf(child)).toBeDefined()
  await running.stop()
  expect(startOf(child)).toBeUndefined()
  expect(running.log()[0]).toBe('begin')
})

it('ends what does not end when it is asked to', async () => {
  const running = await startProcess(
    plan({
      command: [
        node,
        '-e',
        `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('listening')`,
      ],
      stopWithinMs: 50,
    }),
  )
  await running.stop()
  expect(await running.exited).toEqual({ code: null, signal: 'SIGKILL' })
})

it('says that a command does not exist', async () => {
  expect((await failureOf({ command: ['no-such-program', 'serve'] })).message).toBe(
    'Acme Hub could not be started: there is no command no-such-program.',
  )
  expect((await failureOf({ command: 'no-such-program serve' })).message).toBe(
    'Acme Hub could not be started: the shell does not find the command (no-such-program serve).',
  )
})

it('says that a directory does not exist', async () => {
  expect((await failureOf({ cwd: join(folder, 'nowhere') })).message).toBe(
    `Acme Hub could not be started: there is no directory ${folder}/nowhere.`,
  )
})

it('fails at once when it exits, with the code, the check and the last 20 lines', async () => {
  const failure = await failureOf({
    command: [node, '-e', `for (let i = 1; i <= 30; i += 1) console.log('line ' + i); process.exitCode = 7`],
    ready: { url: 'http://localhost:1/health', status: 204 },
    timeoutMs: 600_000,
  })
  const words = wordsOf(failure)
  expect(failure.message).toBe('Acme Hub did not start: it ended with exit code 7.')
  expect(words).toContain('until http://localhost:1/health answered with status 204')
  expect(failure.problems.filter((line) => line.startsWith('  | '))).toEqual(
    Array.from({ length: 20 }, (_, index) => `  | line ${index + 11}`),
  )
})

it('says by which signal it was ended, and that a daemon does not stay', async () => {
  expect((await failureOf({ command: [node, '-e', 'process.kill(process.pid, "SIGABRT")'] })).message).toBe(
    'Acme Hub did not start: it was ended by SIGABRT.',
  )
  const daemon = await failureOf({ command: `${node} -e 'setInterval(() => {}, 1000)' &` })
  expect(wordsOf(daemon)).toContain('in the foreground')
})

it('says what it saw when it is never ready, and stops it', async () => {
  const port = await freePort()
  const failure = await failureOf({
    command: server(port, 503),
    ready: { url: `http://localhost:${port}/` },
    timeoutMs: 700,
  })
  expect(failure.message).toMatch(
    /^Acme Hub was not ready in time: (it answered with status 503|nothing listened there)\.$/,
  )
  await expect(fetch(`http://localhost:${port}/`)).rejects.toThrow()
})

it('does not take somebody else for the product', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const failure = await failureOf({ command: server(port), ready: { url: `http://localhost:${port}/` } })
  expect(failure.message).toBe(`Acme Hub was not started: something else listens at port ${port} already.`)
  other.close()
})

it('stops it when the run is interrupted meanwhile', async () => {
  const interrupt = new AbortController()
  const starting = startProcess(plan({}), interrupt.signal)
  interrupt.abort()
  await expect(starting).rejects.toThrow('interrupted')
  expect(readRegistry()).toEqual([])
})

it('tells when it ended by itself, and leaves nothing of it', async () => {
  const running = await startProcess(
    plan({ command: [node, '-e', `console.log('listening'); setTimeout(() => process.exit(3), 50)`] }),
  )
  expect(await running.exited).toEqual({ code: 3, signal: null })
  await running.stop()
  expect(readRegistry()).toEqual([])
})

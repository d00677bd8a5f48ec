/** A driver that says "ok" to everything proves nothing: the preflight asks the journal. On the real process. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import type { Driver, Reply } from '../driver.ts'
import { serveDriver } from './serve.ts'

const forward = fileURLToPath(new URL('./fixture/forward.mjs', import.meta.url))
const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** A product that shows a page to everybody, and a driver that says that all went well. */
const startLiar = async (): Promise<string> => {
  const server = createServer((_request, response) => void response.end('{}'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => new Promise((resolve) => server.close(resolve)))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const ok = async (): Promise<Reply> => ({ status: 'ok' })
  const liar: Driver = {
    describe: async () => ({
      contract: 1,
      name: 'Liar',
      version: '1.0',
      capabilities: ['has-settings-ui', 'has-test-step', 'has-enable', 'fresh-organisations'],
      origins: [origin],
    }),
    organisation: async ({ key }) => ({ organisation: key, redirectUri: `${origin}/callback` }),
    setup: ok,
    test: ok,
    status: async () => ({ status: 'ok', sso: { green: true, enabled: true } }),
    enable: ok,
    disable: ok,
    signIn: ok,
    login: ok,
    whoami: async () => ({ visit: `${origin}/me`, identity: '/email' }),
    probe: async () => ({ status: 'go', actions: [{ visit: origin }] }),
    reset: ok,
  }
  const { url, close } = await serveDriver(liar)
  closers.push(close)
  return url
}

const greencheck = async (driver: string | readonly string[]) => {
  const home = await mkdtemp(join(tmpdir(), 'greencheck-liar-'))
  closers.push(() => rm(home, { recursive: true }))
  await writeFile(join(home, 'greencheck.yaml'), `driver: ${JSON.stringify(driver)}\n`)
  const child = spawn(process.execPath, [cli, 'idtoken.nonce-wrong'], {
    cwd: home,
    env: { ...process.env, HOME: home, NO_COLOR: '1' },
  })
  let out = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (out += String(chunk)))
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { code, out: out.replace(/\s+/g, ' ') }
}

it.each(['HTTP', 'command line'])('is caught by the preflight, over %s', async (transport) => {
  const url = await startLiar()
  const { code, out } = await greencheck(transport === 'HTTP' ? url : [process.execPath, forward, url])
  expect(out).toMatch(/the metadata document was never asked for/)
  expect(code).toBe(3)
})

import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { startMockEntra } from '../../mock-idp/index.ts'
import { openBackChannel } from '../implementations/reference/back-channel.ts'
import { hashPassword } from '../implementations/reference/passwords.ts'
import { createProduct } from '../implementations/reference/product.ts'
import { soundRules } from '../implementations/reference/rules.ts'
import { requests } from './schema.ts'

const example = fileURLToPath(new URL('./example.mjs', import.meta.url))
const exampleProgram = fileURLToPath(new URL('./example.py', import.meta.url))
const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
const readme = fileURLToPath(new URL('../../README.md', import.meta.url))
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** The product of the README: real, with the one hook for tests that the example's driver asks for. */
const startHub = async (ca: string): Promise<string> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const { app, product, close } = createProduct({
    origin,
    ca,
    log: () => {},
    passwordCost: 2,
    metadataLifetime: 0,
    // The mock's port is not known here.
    rules: {
      ...soundRules,
      openBackChannel: (options) => openBackChannel({ ...options, isClosed: () => false }),
    },
  })
  const { store } = product
  server.on('request', async (request, response) => {
    if (request.url !== '/testing/organisations') return app(request, response)
    const { key, people, canaries } = requests.organisation.parse(
      JSON.parse(Buffer.concat(await request.toArray()).toString()),
    )
    await store.addOrganisation({
      id: key,
      name: key,
      privateText: canaries.private,
      publicText: canaries.public,
    })
    for (const { email, name, role } of people) {
      const id = randomUUID()
      await store.addAccount({
        id,
        name,
        addresses: [{ email, confirmed: true }],
        password: await hashPassword('for tests only', 2),
      })
      if (role !== 'none') await store.setRole(key, id, role === 'admin' ? 'admin' : 'read')
    }
    response.end(
      JSON.stringify({ organisation: key, redirectUri: `${origin}/organizations/${key}/oidc/consume` }),
    )
  })
  closers.push(close, () => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  return origin
}

const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Starts the example as a process and waits until it answers. */
const startExample = async (hub: string): Promise<string> => {
  const port = await freePort()
  const child = spawn(process.execPath, [example], {
    env: { ...process.env, HUB: hub, PORT: String(port) },
    stdio: 'inherit',
  })
  closers.push(
    () =>
      new Promise((resolve) => {
        child.once('exit', resolve)
        child.kill()
      }),
  )
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 100; tries += 1) {
    const answers = await fetch(`${url}/describe`, { method: 'POST', body: '{}' }).then(
      ({ ok }) => ok,
      () => false,
    )
    if (answers) return url
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the example driver does not answer')
}

it('is what the README shows', async () => {
  expect((await readFile(readme, 'utf8')).replaceAll('\r\n', '\n')).toContain(
    (await readFile(example, 'utf8')).trim(),
  )
})

/** Runs the command line against a product through this driver, and returns what it printed and its exit code. */
const runAgainst = async (
  ids: readonly string[],
  connect: (hub: string) => Promise<readonly [string, NodeJS.ProcessEnv]>,
) => {
  const home = await mkdtemp(join(tmpdir(), 'greencheck-example-'))
  closers.push(() => rm(home, { recursive: true }))
  const entra = await startMockEntra({ caDirectory: join(home, '.greencheck') })
  const { ca = '' } = entra
  await entra.close()
  const [driver, env] = await connect(await startHub(ca))
  const child = spawn(process.execPath, [cli, ...ids, '--driver', driver], {
    cwd: home,
    env: { ...process.env, ...env, HOME: home, NO_COLOR: '1' },
  })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += String(chunk)
  })
  return { code: await new Promise((resolve) => child.once('close', resolve)), out: () => out }
}

const passed = (out: string): number => Number(/\n(\d+) passed, 0 failed, \d+ skipped\n$/.exec(out)?.[1])

it('drives a product through setup, test, enable and member login', async () => {
  const ids = ['setup.happy-path', 'enable', 'idtoken.aud-wrong', 'enforce']
  const { code, out } = await runAgainst(ids, async (hub) => [await startExample(hub), {}])
  // What the example does not declare is skipped, with the reason.
  expect(out()).toMatch(/has-public-content/)
  expect(passed(out())).toBeGreaterThanOrEqual(14)
  expect(code).toBe(0)
})

const python = spawnSync('python3', ['--version']).status === 0

// Few scenarios: a process starts for each verb.
it.skipIf(!python)('does so as a program of the command line, in Python', async () => {
  const ids = ['setup.happy-path', 'enable.happy-path', 'idtoken.aud-wrong']
  const { code, out } = await runAgainst(ids, async (hub) => [exampleProgram, { HUB: hub }])
  expect(out()).toMatch(/driver speaks contract 1/)
  expect(passed(out())).toBe(ids.length)
  expect(code).toBe(0)
})

/** A product in a container, where an engine is there: the image is made here, of Node and what it needs. */
import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startMockEntra } from '../../mock-idp/index.ts'
import { launch } from '../recipe/launch.ts'
import { type Engine, loadEngine, removeContainers } from './container-engine.ts'
import { freePort, startContainer, sweep, trustEnvironment, writeTrustFiles } from './index.ts'
import { readRegistry } from './registry.ts'

const run = promisify(execFile)
const image = 'greencheck-test-node:1'

const engine: Engine | string = await loadEngine().catch((thrown: unknown) => String(thrown))
const docker = await run('docker', ['version']).then(
  () => true,
  () => false,
)
const missing =
  typeof engine === 'string'
    ? engine
    : docker
      ? undefined
      : 'the command "docker" is needed to make the image'
if (missing !== undefined) console.warn(`Containers are not tested: ${missing}`)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greencheck-container-'))
  vi.stubEnv('GREENCHECK_STATE', folder)
  if (missing !== undefined) return
  const root = join(folder, 'root')
  const { stdout } = await run('ldd', [process.execPath])
  const libraries = [...stdout.matchAll(/(\/\S+) \(0x/g)].flatMap(([, path]) => path ?? [])
  for (const file of libraries) {
    await mkdir(join(root, dirname(file)), { recursive: true })
    await copyFile(file, join(root, file))
  }
  await copyFile(process.execPath, join(root, 'node'))
  await run('tar', ['-cf', join(folder, 'root.tar'), '-C', root, '.'])
  await run('docker', ['import', join(folder, 'root.tar'), image])
}, 120_000)
afterAll(async () => {
  vi.unstubAllEnvs()
  if (missing === undefined) await run('docker', ['rmi', '-f', image])
  await rm(folder, { recursive: true })
})

const product = (port: number): string =>
  `fetch(process.env.METADATA).then((a) => a.status, (e) => String(e.cause ?? e)).then((seen) => { console.log('secret', process.env.SECRET); require('http').createServer((q, a) => a.end('entra says ' + seen)).listen(${port}) })`

it.skipIf(missing !== undefined)(
  'reaches the mock at its own address, trusts it, is reached at localhost, and is gone when it is stopped',
  async () => {
    const entra = await startMockEntra({ seed: 'container' })
    const trust = await writeTrustFiles(entra.ca ?? '', join(folder, 'trust'))
    const port = await freePort()
    const tenant = entra.tenant({ domain: 'contoso.example' })
    const running = await startContainer({
      name: 'Acme Hub',
      image,
      command: ['/node', '-e', product(port)],
      env: {
        ...trustEnvironment(trust),
        METADATA: `${entra.origin}/${tenant.id}/v2.0/.well-known/openid-configuration`,
        SECRET: 'kQ78Q~very+secret',
      },
      secrets: ['kQ78Q~very+secret'],
      files: [trust.caFile, trust.bundleFile],
      ready: { url: `http://localhost:${port}/`, status: 200 },
      timeoutMs: 60_000,
      logFolder: join(folder, 'logs'),
    })
    expect(await (await fetch(`http://localhost:${port}/`)).text()).toBe('entra says 200')
    expect(readRegistry()).toHaveLength(1)
    await running.stop()
    await expect(fetch(`http://localhost:${port}/`)).rejects.toThrow()
    expect(readRegistry()).toEqual([])
    expect(await readFile(join(folder, 'logs', 'Acme-Hub.log'), 'utf8')).toContain('secret ⟨secret⟩')
    await entra.close()
  },
  120_000,
)

it.skipIf(missing !== undefined)(
  'says its last lines when it does not start',
  async () => {
    const failure = await startContainer({
      name: 'Acme Hub',
      image,
      command: ['/node', '-e', 'console.log("no database"); process.exitCode = 4'],
      env: {},
      ready: { log: 'listening' },
      timeoutMs: 60_000,
    }).catch((thrown: unknown) => thrown)
    expect(failure).toMatchObject({
      code: 'environment',
      message: 'Acme Hub did not start: it ended with exit code 4.',
      problems: expect.arrayContaining(['  | no database']),
    })
  },
  120_000,
)

it.skipIf(missing !== undefined)(
  'says that an image cannot be had',
  async () => {
    const failure = await startContainer({
      name: 'Acme Hub',
      image: 'localhost:1/no-such-image:1',
      env: {},
      ready: { log: 'listening' },
      timeoutMs: 60_000,
    }).catch((thrown: unknown) => thrown)
    expect(failure).toMatchObject({ code: 'environment', message: expect.stringContaining('no-such-image') })
  },
  120_000,
)

it.skipIf(missing !== undefined)(
  'is removed by the next run when its own was killed',
  async () => {
    const running = await startContainer({
      name: 'Acme Hub',
      image,
      command: ['/node', '-e', 'console.log("listening"); setInterval(() => {}, 1000)'],
      env: {},
      ready: { log: 'listening' },
      timeoutMs: 60_000,
    })
    const [found] = readRegistry()
    if (found === undefined) throw new Error('not written down')
    // As it is left by a harness that is no more.
    const left = { ...found.record, harness: { pid: 2 ** 22 + 1, started: 'before' } }
    await writeFile(join(folder, 'running', 'left.json'), JSON.stringify(left))
    expect(await sweep()).toEqual([image])
    expect(await removeContainers(found.record.containers ?? '')).toEqual([])
    await running.exited
    await running.stop()
  },
  120_000,
)

it('says what is missing, and the cure, where there is no engine', async () => {
  if (typeof engine !== 'string') return
  expect(engine).toMatch(/npm i -D testcontainers@12\.2\.0|Start Docker or Podman/)
})

it.skipIf(missing !== undefined)(
  'is what a recipe may name',
  async () => {
    const port = await freePort()
    const program = 'require("http").createServer((q, a) => a.end(process.env.WHO)).listen(process.env.PORT)'
    const running = await launch(
      { container: image, arguments: ['/node', '-e', program], env: { WHO: '{{clientId}}' } },
      new Map<string, unknown>([
        ['port', port],
        ['clientId', 'client-of-acme'],
      ]),
      { name: 'Acme Hub', folder, trust: {} },
    )
    expect(await (await fetch(`http://localhost:${port}/`)).text()).toBe('client-of-acme')
    await running.stop()
  },
  120_000,
)

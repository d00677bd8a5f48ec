/** One contract, however it is spoken: every transport passes this, and the same product gets the same verdicts. */
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { startMockEntra } from '../../mock-idp/index.ts'
import { loadCatalogue } from '../../scenarios/catalogue.ts'
import { cite } from '../../scenarios/references.ts'
import { providersOf } from '../drive/providers.ts'
import type { Driver } from '../driver.ts'
import { createReferenceDriver } from '../implementations/reference/driver.ts'
import { select } from '../plan/select.ts'
import { run } from '../run/run.ts'
import { commandAsk } from './command.ts'
import { askForeign } from './dispatch.ts'
import { httpAsk } from './http.ts'
import { type Ask, handshake, remoteDriver } from './remote.ts'
import { serveDriver } from './serve.ts'

const forward = fileURLToPath(new URL('./fixture/forward.mjs', import.meta.url))
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const serve = async (driver: Driver): Promise<string> => {
  const { url, close } = await serveDriver(driver)
  closers.push(close)
  return url
}
const environment = { PATH: process.env['PATH'] ?? '' }

/** How a driver is asked over each transport, with the time that a verb may take. */
const transports: Readonly<Record<string, (driver: Driver, timeoutMs: number) => Promise<Ask>>> = {
  object: async (driver) => askForeign(driver, 'of the test'),
  HTTP: async (driver, timeoutMs) => httpAsk(await serve(driver), { timeoutMs }),
  'command line': async (driver, timeoutMs) =>
    commandAsk([process.execPath, forward, await serve(driver)], { timeoutMs, env: environment }),
}

const never = new Promise<never>(() => {})

/** Every way in which a driver can answer or fail. */
const driver = {
  describe: async () => ({
    contract: 1,
    name: 'Acme',
    version: '1.0',
    capabilities: ['has-test-step'],
    origins: ['http://localhost:1'],
  }),
  organisation: async ({ key }) => ({ organisation: key, redirectUri: 'http://localhost:1/callback' }),
  setup: async () => ({ status: 'go', actions: [{ visit: 'http://localhost:1/settings' }] }),
  test: async () => ({ status: 'refused', reason: 'The secret is wrong: “ü”.' }),
  status: async () => ({ status: 'ok', sso: { green: true, enabled: false } }),
  enable: async () => {
    throw new Error('no database')
  },
  disable: () => never,
  signIn: async () => ({ status: 'unsupported' }),
  // Not what the contract says: there is no such status.
  login: async () => ({ status: 'done' }) as never,
  whoami: async () => ({ visit: 'http://localhost:1/me', identity: '/email' }),
  probe: async (_organisation, what) => ({ status: 'refused', reason: what }),
  reset: async () => ({ status: 'ok' }),
} as const satisfies Driver

describe.each(Object.entries(transports))('over %s', (name, connect) => {
  const open = async (timeoutMs = 20_000) => {
    const ask = await connect(driver, timeoutMs)
    return { ask, driver: remoteDriver(ask) }
  }

  it('requests and replies arrive as they were sent', async () => {
    const { driver: remote } = await open()
    expect(await remote.describe()).toEqual(await driver.describe())
    const key = 'acme-ü-"1"'
    const canaries = { private: 'one', public: 'two' }
    expect(await remote.organisation({ key, people: [], canaries })).toMatchObject({ organisation: key })
    expect(await remote.probe('acme', 'private')).toEqual({ status: 'refused', reason: 'private' })
    expect(await remote.status('acme')).toEqual(await driver.status())
  })

  it('a refusal is a reply and no error', async () =>
    expect(await (await open()).driver.test('acme')).toEqual({
      status: 'refused',
      reason: 'The secret is wrong: “ü”.',
    }))

  it('a made-up verb is not known, so that "unsupported" can be believed', async () => {
    const { ask, driver: remote } = await open()
    expect(await handshake(ask, 'so')).toMatchObject({ ok: true })
    expect(await remote.signIn('acme', 'mia@contoso.example')).toEqual({ status: 'unsupported' })
    expect(await remote.apiToken?.('acme', 'mia@contoso.example')).toEqual({ status: 'unsupported' })
  })

  it('a driver that fails has refused nothing: it is its own failure', async () => {
    await expect((await open()).driver.enable('acme')).rejects.toMatchObject({
      code: 'driver',
      message: expect.stringMatching(/enable.*no database/s),
    })
  })

  it('a reply that is not as the contract says is a sentence', async () => {
    await expect((await open()).driver.login('acme', 'mia@contoso.example')).rejects.toMatchObject({
      code: 'driver',
      message: expect.stringMatching(/reply to "login" is not what contract 1 says: .*status/s),
    })
  })

  it.skipIf(name === 'object')('a driver that hangs is given up', async () => {
    const { driver: remote } = await open(1500)
    await expect(remote.disable('acme')).rejects.toMatchObject({
      code: 'driver',
      message: expect.stringMatching(/did not (answer|end) within 1\.5 s/),
    })
  })
})

/** From every phase, red ones among them by a flaw. */
const sample = [
  'setup.wrong-secret',
  'enable.happy-path',
  'callback.state-other-browser',
  'idtoken.nonce-wrong',
]

const verdictsOver = async (transport: string): Promise<Readonly<Record<string, string>>> => {
  const entra = await startMockEntra({ seed: 'transports' })
  const reference = await createReferenceDriver({
    ...(entra.ca === undefined ? {} : { ca: entra.ca }),
    providers: await providersOf(entra),
    flaw: 'ignores-nonce',
  })
  closers.push(entra.close, reference.close)
  const connect = transports[transport]
  if (connect === undefined) throw new Error(transport)
  const remote = remoteDriver(await connect(reference, 20_000))
  const selection = select(await loadCatalogue(), sample)
  if (selection.kind === 'problems') throw new Error(selection.problems.join('\n'))
  const { scenarios } = await run({
    stage: {
      entra,
      driver: remote,
      description: await remote.describe(),
      seed: 'transports',
      mailDomain: 'contoso.example',
      timeoutMs: 20_000,
    },
    profile: 'enterprise-sso',
    flaw: undefined,
    cite,
    selected: selection.selected,
    concurrency: 4,
    version: '',
    command: '',
    driverAt: transport,
    contract: undefined,
    emit: () => {},
  })
  return Object.fromEntries(scenarios.map(({ id, verdict }) => [id, verdict]))
}

it('the same product gets the same verdicts over every transport', async () => {
  const inProcess = await verdictsOver('object')
  expect(Object.keys(inProcess)).toHaveLength(sample.length)
  expect(new Set(Object.values(inProcess))).toEqual(new Set(['passed', 'failed']))
  for (const transport of Object.keys(transports)) expect(await verdictsOver(transport)).toEqual(inProcess)
}, 300_000)

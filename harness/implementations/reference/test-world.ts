/** For tests: a mock Entra with a tenant, and a product with an organisation that is connected to it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import {
  type Application,
  type ClientSecret,
  type MockEntra,
  type Person,
  startMockEntra,
  type Tenant,
} from '../../../mock-idp/index.ts'
import { providersOf } from '../../drive/providers.ts'
import { hashPassword } from './passwords.ts'
import { type RunningProduct, startProduct } from './product.ts'
import { type Rules, soundRules } from './rules.ts'
import { type Landed, type TestBrowser, testBrowser } from './test-browser.ts'

export interface TestEntra {
  readonly entra: MockEntra
  readonly ca: string
  close(): Promise<void>
}

/** One mock Entra for a file of tests, with an authority of its own. */
export const openEntra = async (): Promise<TestEntra> => {
  const folder = mkdtempSync(join(tmpdir(), 'reference-'))
  const entra = await startMockEntra({ caDirectory: folder, seed: 'reference' })
  const close = async () => {
    await entra.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { entra, ca: entra.ca ?? '', close }
}

export type Name = 'ada' | 'mia' | 'max' | 'eve'
const names = ['ada', 'mia', 'max', 'eve'] as const
export const password = 'correct horse'
const button = { clientSecret: '' }

export interface Organisation {
  readonly id: string
  readonly tenant: Tenant
  readonly application: Application
  readonly secret: ClientSecret
  readonly people: Readonly<Record<Name, Person>>
}

export interface World {
  readonly running: RunningProduct & { readonly origin: string }
  readonly acme: Organisation
  readonly globex: Organisation
  readonly log: readonly string[]
  /** A browser, signed in at the product as somebody. */
  browser(as?: Name): Promise<TestBrowser>
  /** Presses "Update and Test" and signs in at Entra as `atEntra`; null leaves the browser at Entra's page. */
  save(
    browser: TestBrowser,
    organisation: Organisation,
    some?: Readonly<Record<string, string>>,
    atEntra?: Name | null,
  ): Promise<Landed>
  enable(browser: TestBrowser, organisation: Organisation): Promise<Landed>
  /** Saves, tests as `admin` and enables. */
  connect(organisation: Organisation, admin: Name): Promise<void>
  /** Goes to SSO, and is `atEntra` there. */
  sso(
    browser: TestBrowser,
    organisation: Organisation,
    atEntra: Name,
    stopBefore?: (url: URL) => boolean,
  ): Promise<Landed>
  isIn(browser: TestBrowser, organisation: Organisation): Promise<boolean>
  whoami(browser: TestBrowser): Promise<string | null>
  status(
    browser: TestBrowser,
    organisation: Organisation,
  ): Promise<{ readonly green: boolean; readonly enabled: boolean; readonly text: string }>
  /** Moves the product's clock by so many milliseconds. */
  advance(milliseconds: number): void
  close(): Promise<void>
}

let worlds = 0

/** A product with two organisations: acme (ada, mia, max) and globex (eve), each with a tenant in which all four exist. */
export const openWorld = async (
  { entra, ca }: TestEntra,
  rules: Partial<Rules> = {},
  now: () => number = Date.now,
): Promise<World> => {
  worlds += 1
  const world = worlds
  const log: string[] = []
  let advanced = 0
  const running = await startProduct({
    ca,
    providers: await providersOf(entra),
    now: () => now() + advanced,
    rules: { ...soundRules, ...rules },
    passwordCost: 2,
    metadataLifetime: 0,
    log: (line) => log.push(line),
  })
  const { origin } = running
  const { store } = running.product
  const browsers: (TestBrowser & { close(): Promise<void> })[] = []
  const address = (name: Name) => `${name}@acme.example`
  for (const name of names) {
    const hash = await hashPassword(password, 2)
    await store.addAccount({
      id: name,
      name,
      addresses: [{ email: address(name), confirmed: true }],
      password: hash,
    })
  }

  const organisation = async (
    id: string,
    members: readonly (readonly [Name, 'admin' | 'read'])[],
  ): Promise<Organisation> => {
    await store.addOrganisation({
      id,
      name: id,
      privateText: `private of ${id}`,
      publicText: `public of ${id}`,
    })
    for (const [name, role] of members) await store.setRole(id, name, role)
    const tenant = entra.tenant({ domain: `${id}-${world}.example` })
    const application = tenant.application({
      redirectUris: [`${origin}/organizations/${id}/oidc/consume`],
      optionalClaims: ['email'],
    })
    const person = (name: Name) => tenant.person({ userPrincipalName: address(name), displayName: name })
    const people = { ada: person('ada'), mia: person('mia'), max: person('max'), eve: person('eve') }
    return { id, tenant, application, secret: application.secret(), people }
  }
  const acme = await organisation('acme', [
    ['ada', 'admin'],
    ['mia', 'read'],
    ['max', 'read'],
  ])
  const globex = await organisation('globex', [['eve', 'admin']])

  const settings = ({ id }: Organisation) => `${origin}/organizations/${id}/settings/sso`

  const self: World = {
    running,
    acme,
    globex,
    log,
    browser: async (as) => {
      const browser = testBrowser(ca)
      browsers.push(browser)
      if (as !== undefined) await browser.post(`${origin}/login`, { email: address(as), password })
      return browser
    },
    save: (browser, where, some = {}, atEntra = 'ada') => {
      where.tenant.signInAs(atEntra === null ? null : where.people[atEntra])
      const values = {
        clientId: where.application.clientId,
        clientSecret: where.secret.value,
        issuerUrl: where.tenant.issuer,
      }
      return browser.post(settings(where), { ...values, ...some })
    },
    enable: (browser, where) => browser.post(`${settings(where)}/enable`, button),
    connect: async (where, admin) => {
      const browser = await self.browser(admin)
      await self.save(browser, where, {}, admin)
      await self.enable(browser, where)
    },
    sso: (browser, where, atEntra, stopBefore) => {
      where.tenant.signInAs(where.people[atEntra])
      return browser.get(`${origin}/organizations/${where.id}/sso`, stopBefore)
    },
    isIn: async (browser, { id }) =>
      (await browser.get(`${origin}/organizations/${id}/private`)).text.includes(`private of ${id}`),
    whoami: async (browser) => JSON.parse((await browser.get(`${origin}/whoami`)).text).email,
    status: async (browser, where) => {
      const { text } = await browser.get(settings(where))
      return {
        green: text.includes('data-sso-green="yes"'),
        enabled: text.includes('data-sso-enabled="yes"'),
        text,
      }
    },
    advance: (milliseconds) => {
      advanced += milliseconds
    },
    close: async () => {
      await Promise.all(browsers.map((browser) => browser.close()))
      await running.close()
    },
  }
  return self
}

/** For a file of tests: one mock Entra, and for each test a world of its own, which `open` is given. */
export const eachWithWorld = (open: (world: World, entra: TestEntra) => void): void => {
  let entra: TestEntra
  let world: World
  beforeAll(async () => {
    entra = await openEntra()
  })
  afterAll(() => entra.close())
  beforeEach(async () => {
    world = await openWorld(entra)
    open(world, entra)
  })
  afterEach(() => world.close())
}

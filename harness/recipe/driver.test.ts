import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { MockEntra, Tenant } from '../../mock-idp/contract.ts'
import { startMockEntra } from '../../mock-idp/index.ts'
import { openBrowser } from '../browser/browser.ts'
import { openAgent } from '../drive/agent.ts'
import type { OwnedDriver } from '../driver.ts'
import { checkReply } from '../drivers/schema.ts'
import { HarnessError } from '../errors.ts'
import { freePort } from '../process/index.ts'
import { parseGreencheckFile } from './file.ts'
import { openRecipe } from './open.ts'

const fixture = fileURLToPath(new URL('fixture/greencheck.yaml', import.meta.url))
let entra: MockEntra
let tenant: Tenant
const closers: (() => Promise<void>)[] = []
beforeAll(async () => {
  entra = await startMockEntra({ seed: 'recipe' })
  tenant = entra.tenant({ domain: 'contoso.example' })
  tenant.person({ userPrincipalName: 'mia@contoso.example' })
})
afterAll(() => entra.close())
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const open = async (text: string): Promise<OwnedDriver> => {
  const { recipe } = parseGreencheckFile(text, 'greencheck.yaml')
  if (recipe === undefined) throw new Error('no recipe')
  const opened = await openRecipe({ written: recipe, folder: dirname(fixture) }, { entra, timeoutMs: 5000 })
  closers.push(opened.close)
  return opened.driver
}

const people = [
  { email: 'ada@contoso.example', name: 'Ada', role: 'admin' },
  { email: 'mia@contoso.example', name: 'Mia', role: 'member' },
] as const
const canaries = { private: 'canary-private', public: 'canary-public' }
const text = readFileSync(fixture, 'utf8')

const register = (redirectUri: string) => {
  const application = tenant.application({ redirectUris: [redirectUri], optionalClaims: ['email'] })
  const { clientId } = application
  return { clientId, clientSecret: application.secret().value, issuerUrl: tenant.metadataUrl }
}

describe('a product that serves every organisation', () => {
  const shared = `product: Shared
start:
  command: node -e "require('http').createServer((q, r) => r.end(String(process.pid))).listen(process.env.PORT)"
redirectUri: /callback
setup: { restart: true }
organisation: { request: POST /made, json: { key: "{{org}}" } }
login: { visit: /login }
whoami: { request: GET /me, identity: $.email }
private: { visit: /reports }
`

  it('is one process, which is there at once and can be started anew', async () => {
    const driver = await open(shared)
    const { origins, capabilities } = await driver.describe()
    expect(capabilities).not.toContain('fresh-organisations')
    const pid = async (): Promise<string> => (await fetch(String(origins[0]))).text()
    const first = await pid()
    const one = await driver.organisation({ key: 'one', people, canaries })
    expect(one).toEqual({ organisation: 'one', redirectUri: `${origins[0]}/callback` })
    expect(await pid()).toBe(first)
    expect(await driver.setup('one', register(one.redirectUri))).toEqual({ status: 'ok' })
    expect(await pid()).not.toBe(first)
    await driver.release?.('one')
    expect(await pid()).not.toBe('')
    await driver.close()
    await expect(pid()).rejects.toThrow()
  })
})

describe('a product that its environment configures', () => {
  it('has what its recipe shows, and a process of its own for every organisation', async () => {
    const driver = await open(text)
    const description = checkReply('describe', await driver.describe())
    expect(description.origins).toEqual(['http://localhost'])
    expect(description.capabilities.toSorted()).toEqual([
      'email-claim-only',
      'email-verified-optional',
      'forgets-providers',
      'fresh-organisations',
      'local-logout',
      'sends-nonce',
    ])
    const [one, other] = await Promise.all(
      ['one', 'other'].map((key) => driver.organisation({ key, people, canaries })),
    )
    if (one === undefined || other === undefined) throw new Error('no organisations')
    checkReply('organisation', one)
    expect(one.origins).not.toEqual(other.origins)
    expect(one.redirectUri).toBe(`${one.origins?.[0]}/auth/callback`)
    const health = async (): Promise<number> => (await fetch(`${one.origins?.[0]}/health`)).status
    await expect(health()).rejects.toThrow()

    expect(await driver.setup('one', register(one.redirectUri))).toEqual({ status: 'ok' })
    expect(await health()).toBe(200)
    expect(await driver.login('one', 'mia@contoso.example')).toEqual({
      status: 'go',
      actions: [{ visit: `${one.origins?.[0]}/auth/login` }],
    })
    expect(checkReply('whoami', await driver.whoami('one'))).toEqual({
      visit: `${one.origins?.[0]}/profile`,
      identity: { css: '#who', attribute: 'title' },
      anonymous: { redirects: true },
    })
    const browser = openBrowser({
      agent: openAgent(entra.ca),
      origins: () => new Set([entra.origin, one.origins?.[0] ?? '']),
      timeoutMs: 5000,
      onVisit: () => {},
    })
    const tab = browser.tab()
    await tab.visit(`${one.origins?.[0]}/auth/login`)
    const arrival = await tab.act({ press: 'next', fill: { userPrincipalName: 'mia@contoso.example' } })
    expect(arrival.kind === 'page' && arrival.page.body).toBe('canary-private')

    const asked = entra.journal.last
    expect(await driver.forget?.('one')).toEqual({ status: 'ok' })
    expect(entra.journal.entries({ since: asked }).map(({ message }) => message)).toContain('discovery')
    expect(await driver.release?.('one')).toEqual({ status: 'ok' })
    await expect(health()).rejects.toThrow()
    expect(await driver.test('other')).toEqual({ status: 'unsupported' })
  })

  it('with a port of its own is there for one case after the other', async () => {
    const port = await freePort()
    const driver = await open(
      text.replace('  env:\n', `  url: "http://localhost:${port}"\n  env:\n    PORT: "{{port}}"\n`),
    )
    const { capabilities, origins } = await driver.describe()
    expect(capabilities).not.toContain('fresh-organisations')
    expect(origins).toEqual([`http://localhost:${port}`])
    for (const key of ['one', 'other']) {
      expect(await driver.reset()).toEqual({ status: 'ok' })
      await expect(fetch(`http://localhost:${port}/health`)).rejects.toThrow()
      const { redirectUri } = await driver.organisation({ key, people, canaries })
      expect(redirectUri).toBe(`http://localhost:${port}/auth/callback`)
      expect(await driver.setup(key, register(redirectUri))).toEqual({ status: 'ok' })
      expect((await fetch(`http://localhost:${port}/health`)).status).toBe(200)
    }
  })

  it('that does not start says so with its last words', async () => {
    const driver = await open(text.replace('"{{issuer}}"', '"{{issuer}}/nothing-is-there"'))
    const { redirectUri } = await driver.organisation({ key: 'one', people, canaries })
    const started = driver.setup('one', register(redirectUri))
    await expect(started).rejects.toThrow(HarnessError)
    await expect(started).rejects.toMatchObject({
      code: 'environment',
      message: expect.stringContaining('Plain Reports did not start: it ended with exit code 1'),
      problems: expect.arrayContaining([expect.stringContaining('| ')]),
    })
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { authorizationResponse } from '../../../mock-idp/index.ts'
import type { OwnedDriver } from '../../driver.ts'
import { type BrowserAction, contractVersion, type Reply } from '../../driver.ts'
import { createReferenceDriver } from './driver.ts'
import { type TestBrowser, testBrowser } from './test-browser.ts'
import { openEntra, type TestEntra } from './test-world.ts'

let entra: TestEntra
let driver: OwnedDriver

beforeAll(async () => {
  entra = await openEntra()
  driver = await createReferenceDriver({ ca: entra.ca, providers: [new URL(entra.entra.origin).host] })
})
afterAll(async () => {
  await driver.close()
  await entra.close()
})

const people = [
  { email: 'ada@contoso.example', name: 'Ada', role: 'admin' },
  { email: 'mia@contoso.example', name: 'Mia', role: 'member' },
  { email: 'pat@contoso.example', name: 'Pat', role: 'none' },
] as const
const canaries = { private: 'private canary', public: 'public canary' }

/** Where the forms of the product post to, by their button, and how its labels are called inside. */
const targets: Readonly<Record<string, string>> = { Enable: '/enable', Disable: '/disable' }
const fields: Readonly<Record<string, string>> = {
  'Client ID': 'clientId',
  'Client secret': 'clientSecret',
  'Issuer URL': 'issuerUrl',
  Email: 'email',
  Password: 'password',
}

const follow = async (browser: TestBrowser, reply: Reply): Promise<string> => {
  if (reply.status !== 'go') throw new Error(`not a way: ${reply.status}`)
  let page = ''
  let at = ''
  const act = async (action: BrowserAction) => {
    if ('visit' in action) {
      at = action.visit
      page = (await browser.get(at)).text
      return
    }
    if ('waitFor' in action) throw new Error('the reference implementation lets nobody wait')
    expect(page).toContain(`>${action.press}</button>`)
    for (const label of Object.keys(action.fill ?? {})) expect(page).toContain(`>${label}</label>`)
    const typed = Object.entries(action.fill ?? {}).map(([label, value]) => [fields[label] ?? label, value])
    const { text } = await browser.post(`${at}${targets[action.press] ?? ''}`, Object.fromEntries(typed))
    page = text
  }
  for (const action of reply.actions) await act(action)
  return page
}

const status = async (browser: TestBrowser, organisation: string) => {
  const reply = await driver.status(organisation)
  if (reply.status !== 'read') throw new Error(`not to be read: ${reply.status}`)
  const { text } = await browser.get(reply.visit)
  return { green: text.includes(String(reply.green)), enabled: text.includes(String(reply.enabled)) }
}

test('describes itself', async () => {
  const { contract, name, origins, capabilities } = await driver.describe()
  expect(contract).toBe(contractVersion)
  expect(name).toBe('reference')
  expect(origins).toEqual([expect.stringMatching(/^http:\/\/localhost:\d+$/)])
  expect(capabilities).toContain('multi-tenant')
})

test('leads from nothing to a member who is in, and back', async () => {
  const { organisation, redirectUri } = await driver.organisation({ key: 'acme', people, canaries })
  const tenant = entra.entra.tenant({ domain: 'contoso.example' })
  const application = tenant.application({ redirectUris: [redirectUri], optionalClaims: ['email'] })
  const [ada, mia] = [testBrowser(entra.ca), testBrowser(entra.ca)]
  const person = (name: string) => tenant.person({ userPrincipalName: `${name}@contoso.example` })
  const connection = {
    clientId: application.clientId,
    clientSecret: application.secret().value,
    issuerUrl: tenant.metadataUrl,
  }

  await follow(ada, await driver.signIn(organisation, 'ada@contoso.example'))
  tenant.signInAs(person('ada'))
  tenant.fault(authorizationResponse.refused(65004))
  await follow(ada, await driver.setup(organisation, connection))
  expect(await status(ada, organisation)).toEqual({ green: false, enabled: false })
  tenant.honest()
  await follow(ada, await driver.setup(organisation, connection))
  expect(await status(ada, organisation)).toEqual({ green: true, enabled: false })
  await follow(ada, await driver.enable(organisation))
  expect(await status(ada, organisation)).toEqual({ green: true, enabled: true })

  await follow(mia, await driver.signIn(organisation, 'mia@contoso.example'))
  expect(await follow(mia, await driver.probe(organisation, 'private'))).not.toContain(canaries.private)
  tenant.signInAs(person('mia'))
  await follow(mia, await driver.login(organisation, 'mia@contoso.example'))
  expect(await follow(mia, await driver.probe(organisation, 'private'))).toContain(canaries.private)
  const { visit, identity } = await driver.whoami(organisation)
  expect(identity).toBe('/email')
  expect(JSON.parse((await mia.get(visit)).text)).toEqual({
    email: 'mia@contoso.example',
    role: 'read',
    resourceGroups: [],
  })

  await follow(ada, await driver.disable(organisation))
  expect(await status(ada, organisation)).toEqual({ green: true, enabled: false })
  expect(await follow(ada, await driver.probe(organisation, 'settings'))).toContain(redirectUri)

  expect(await driver.reset()).toEqual({ status: 'ok' })
  expect(JSON.parse((await mia.get(visit)).text)).toEqual({ email: null })
  expect(await follow(mia, await driver.probe(organisation, 'public'))).not.toContain(canaries.public)
  await Promise.all([ada.close(), mia.close()])
})

test('arranges what the pages would leave, or says why not, and forgets documents', async () => {
  const { organisation, redirectUri } = await driver.organisation({ key: 'arranged', people, canaries })
  const tenant = entra.entra.tenant({ domain: 'contoso.example' })
  const application = tenant.application({ redirectUris: [redirectUri], optionalClaims: ['email'] })
  const connection = {
    clientId: application.clientId,
    clientSecret: application.secret().value,
    issuerUrl: tenant.metadataUrl,
  }
  expect(await driver.arrange?.(organisation, { ...connection, clientId: '' })).toMatchObject({
    status: 'refused',
    reason: expect.stringContaining('client'),
  })
  expect(await driver.arrange?.(organisation, connection)).toEqual({ status: 'ok' })
  const [ada, mia] = [testBrowser(entra.ca), testBrowser(entra.ca)]
  await follow(ada, await driver.signIn(organisation, 'ada@contoso.example'))
  expect(await status(ada, organisation)).toEqual({ green: true, enabled: true })
  await follow(mia, await driver.signIn(organisation, 'mia@contoso.example'))
  expect(await follow(mia, await driver.probe(organisation, 'private'))).not.toContain(canaries.private)
  tenant.signInAs(tenant.person({ userPrincipalName: 'mia@contoso.example' }))
  await follow(mia, await driver.login(organisation, 'mia@contoso.example'))
  expect(await follow(mia, await driver.probe(organisation, 'private'))).toContain(canaries.private)

  const fetched = () => tenant.journal.entries('discovery').length
  const first = fetched()
  await follow(mia, await driver.login(organisation, 'mia@contoso.example'))
  expect(fetched()).toBe(first)
  expect(await driver.forget?.(organisation)).toEqual({ status: 'ok' })
  await follow(mia, await driver.login(organisation, 'mia@contoso.example'))
  expect(fetched()).toBe(first + 1)
  await Promise.all([ada.close(), mia.close()])
})

test('signs in without the pages as the pages do', async () => {
  const { organisation } = await driver.organisation({ key: 'signed-in', people, canaries })
  expect(await driver.session?.(organisation, 'nobody@contoso.example')).toMatchObject({ status: 'refused' })
  const reply = await driver.session?.(organisation, 'mia@contoso.example')
  if (reply?.status !== 'ok') return expect.unreachable('no session')
  const { visit } = await driver.whoami(organisation)
  const cookie = reply.cookies.map((set) => set.split(';')[0]).join('; ')
  const shown = await fetch(visit, { headers: { cookie } })
  expect(await shown.json()).toMatchObject({ email: 'mia@contoso.example' })
  expect(new URL(visit).origin).toBe(reply.origin)
})

test('one account may be in several organisations', async () => {
  await driver.organisation({ key: 'one', people, canaries })
  await driver.organisation({ key: 'two', people, canaries })
  const ada = testBrowser(entra.ca)
  await follow(ada, await driver.signIn('two', 'ada@contoso.example'))
  for (const key of ['one', 'two']) {
    expect(await follow(ada, await driver.probe(key, 'settings'))).toContain(
      `/organizations/${key}/oidc/consume`,
    )
  }
  await ada.close()
})

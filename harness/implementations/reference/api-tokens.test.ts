import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { ssoLifetime } from './access.ts'
import type { TestBrowser } from './test-browser.ts'
import { openEntra, openWorld, type TestEntra, type World } from './test-world.ts'

let entra: TestEntra
let world: World
let now = Date.now()

beforeAll(async () => {
  entra = await openEntra()
})
beforeEach(async () => {
  now = Date.now()
  world = await openWorld(entra, {}, () => now)
})
afterEach(() => world.close())
afterAll(() => entra.close())

const make = async (browser: TestBrowser): Promise<string> => {
  const { text } = await browser.post(`${world.running.origin}/tokens`, {})
  return /id="token">([^<]+)/.exec(text)?.[1] ?? ''
}
const read = async (token: string, path = 'api/private', cookie = '') =>
  fetch(`${world.running.origin}/organizations/acme/${path}`, {
    redirect: 'manual',
    headers: { cookie, authorization: `Bearer ${token}` },
  })

test('a token has what the session that made it had, and as long', async () => {
  const { browser, connect, sso, acme } = world
  const before = await make(await browser('mia'))
  expect((await read(before)).status).toBe(200)
  await connect(acme, 'ada')
  expect(await (await read(before)).json()).toMatchObject({ error: 'sso_required' })
  const mia = await browser('mia')
  await sso(mia, acme, 'mia')
  const after = await make(mia)
  expect(await (await read(after)).text()).toContain('private of acme')
  now += ssoLifetime
  expect((await read(after)).status).toBe(403)
})

test('a token is nobody else, whatever cookies come with it', async () => {
  const { browser, connect, sso, acme, running } = world
  await connect(acme, 'ada')
  const mia = await browser('mia')
  await sso(mia, acme, 'mia')
  const cookie = await mia.cookies(running.origin)
  expect((await read('hub_unknown', 'api/private', cookie)).status).toBe(401)
})

test('a token ends with the membership and with the account', async () => {
  const { browser, running } = world
  const token = await make(await browser('mia'))
  await running.product.store.removeRole('acme', 'mia')
  expect((await read(token)).status).toBe(403)
  await running.product.store.setDisabled('mia', true)
  expect((await read(token)).status).toBe(401)
})

test('pages and settings take no token', async () => {
  const token = await make(await world.browser('ada'))
  expect((await read(token)).status).toBe(200)
  for (const path of ['private', 'settings/sso', 'settings/members']) {
    const answer = await read(token, path)
    expect([path, answer.status]).toEqual([path, 303])
    expect(answer.headers.get('location')).toContain('/login')
  }
})

test('nobody makes a token without signing in', async () => {
  const { text } = await (await world.browser()).post(`${world.running.origin}/tokens`, {})
  expect(text).not.toContain('id="token"')
})

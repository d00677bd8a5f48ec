import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { idToken } from '../../../mock-idp/index.ts'
import { openEntra, openWorld, type TestEntra, type World } from './test-world.ts'

let entra: TestEntra
let world: World

beforeAll(async () => {
  entra = await openEntra()
})
beforeEach(async () => {
  world = await openWorld(entra)
})
afterEach(() => world.close())
afterAll(() => entra.close())

const page = () => `${world.running.origin}/organizations/acme/settings/members`

test('an administrator exempts a member, and ends it', async () => {
  const { browser, connect, isIn, acme } = world
  await connect(acme, 'ada')
  const [ada, max] = [await browser('ada'), await browser('max')]
  expect(await isIn(max, acme)).toBe(false)
  const { text } = await ada.get(page())
  expect(text).toContain('Exempt max@acme.example from SSO')
  const exempt = await ada.post(`${page()}/max/external`, { external: 'yes' })
  expect(exempt.text).toContain('Ask max@acme.example for SSO')
  expect(await isIn(max, acme)).toBe(true)
  expect(await isIn(await browser('mia'), acme)).toBe(false)
  await ada.post(`${page()}/max/external`, { external: 'no' })
  expect(await isIn(max, acme)).toBe(false)
})

test('others see the page as little as its buttons work for them', async () => {
  const { browser, running } = world
  for (const who of ['mia', 'eve', undefined] as const) {
    const other = await browser(who)
    expect((await other.get(page())).text).not.toContain('Exempt')
    await other.post(`${page()}/mia/external`, { external: 'yes' })
  }
  expect(await running.product.store.isExternal('acme', 'mia')).toBe(false)
})

test('who is no member is not exempted, and a new membership begins without', async () => {
  const { browser, running } = world
  const { store } = running.product
  const ada = await browser('ada')
  expect((await ada.post(`${page()}/eve/external`, { external: 'yes' })).status).toBe(404)
  await ada.post(`${page()}/mia/external`, { external: 'yes' })
  await store.removeRole('acme', 'mia')
  await store.setRole('acme', 'mia', 'read')
  expect(await store.isExternal('acme', 'mia')).toBe(false)
})

test('an administrator ends the SSO of a member in every browser, and of nobody else', async () => {
  const { browser, connect, sso, isIn, acme } = world
  await connect(acme, 'ada')
  const [ada, mia, max] = [await browser('ada'), await browser('mia'), await browser('max')]
  const elsewhere = await browser('mia')
  for (const one of [mia, elsewhere]) await sso(one, acme, 'mia')
  await sso(max, acme, 'max')
  await ada.post(`${page()}/mia/end-sso`, {})
  expect(await isIn(mia, acme)).toBe(false)
  expect(await isIn(elsewhere, acme)).toBe(false)
  expect(await isIn(max, acme)).toBe(true)
  await sso(mia, acme, 'mia')
  expect(await isIn(mia, acme)).toBe(true)
})

test('an administrator unlinks an account, and the next login links it anew', async () => {
  const { browser, connect, sso, isIn, acme } = world
  await connect(acme, 'ada')
  await sso(await browser('mia'), acme, 'mia')
  acme.tenant.fault(idToken.claim('sub', 'another'))
  const mia = await browser('mia')
  await sso(mia, acme, 'mia')
  expect(await isIn(mia, acme)).toBe(false)
  await mia.post(`${page()}/mia/unlink`, {})
  await sso(mia, acme, 'mia')
  expect(await isIn(mia, acme)).toBe(false)
  await (await browser('ada')).post(`${page()}/mia/unlink`, {})
  await sso(mia, acme, 'mia')
  expect(await isIn(mia, acme)).toBe(true)
})

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { discovery, type Fault, idToken, userinfo } from '../../../mock-idp/index.ts'
import { openEntra, openWorld, type TestEntra, type World } from './test-world.ts'

let entra: TestEntra
let world: World

beforeAll(async () => {
  entra = await openEntra()
})
afterAll(() => entra.close())
afterEach(() => world.close())

/** Whether mia gets in under these faults, and how often UserInfo was asked meanwhile. */
const login = async (...faults: readonly Fault[]) => {
  world = await openWorld(entra)
  const { connect, browser, sso, isIn, acme } = world
  await connect(acme, 'ada')
  acme.tenant.fault(...faults)
  const mia = await browser('mia')
  const { text } = await sso(mia, acme, 'mia')
  return { isIn: await isIn(mia, acme), asked: acme.tenant.journal.entries('userinfo').length, text }
}

const noAddress = idToken.without('email')

test('nothing is asked when the ID token has an address', async () => {
  expect(await login()).toMatchObject({ isIn: true, asked: 0 })
})

test('the address that the ID token left out comes from UserInfo', async () => {
  expect(await login(noAddress)).toMatchObject({ isIn: true, asked: 1 })
})

test.each<readonly [string, readonly Fault[]]>([
  ['about somebody else', [userinfo.member('sub', { $honest: 'altered' })]],
  ['in another case', [userinfo.member('sub', { $honest: 'upper-case' })]],
  ['about nobody', [userinfo.without('sub')]],
  ['an error', [userinfo.answer(500, '')]],
  ['a page', [userinfo.answer(200, '<h1>Hello</h1>', 'text/html')]],
  ['cut off', [userinfo.truncated()]],
])('an answer that is %s lets nobody in', async (_what, faults) => {
  const { isIn, text } = await login(noAddress, ...faults)
  expect(isIn).toBe(false)
  expect(text).toContain('UserInfo gave no usable answer')
})

test.each<readonly [string, readonly Fault[]]>([
  ['without address', [userinfo.without('email')]],
  ['that takes its word back', [userinfo.member('email_verified', false)]],
  ['with the address of another', [userinfo.member('email', 'max@acme.example')]],
])('an answer %s lets nobody in', async (_what, faults) => {
  expect((await login(noAddress, ...faults)).isIn).toBe(false)
})

test('a provider without UserInfo is asked nothing', async () => {
  expect(await login(noAddress, discovery.without('userinfo_endpoint'))).toMatchObject({
    isIn: false,
    asked: 0,
  })
})

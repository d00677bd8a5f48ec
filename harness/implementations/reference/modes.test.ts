import { expect, test } from 'vitest'
import { eachWithWorld, type TestEntra, type World } from './test-world.ts'

let entra: TestEntra
let world: World
eachWithWorld((...opened) => {
  ;[world, entra] = opened
})

const at = (path: string) => `${world.running.origin}/organizations/acme/${path}`
const setMode = async (mode: string) => (await world.browser('ada')).post(at('settings/sso/mode'), { mode })

test('where SSO is optional, members are asked for it and may go on without', async () => {
  await world.connect(world.acme, 'ada')
  await setMode('optional')
  const mia = await world.browser('mia')
  const { text } = await mia.get(at('private'))
  expect(text).toContain('private of acme')
  expect(text).toContain('Continue to single sign-on')
  await world.sso(mia, world.acme, 'mia')
  expect((await mia.get(at('private'))).text).not.toContain('Continue to single sign-on')
  expect(await world.isIn(await world.browser('eve'), world.acme)).toBe(false)
})

test('when SSO is enforced again, those who declined are asked for it', async () => {
  await world.connect(world.acme, 'ada')
  await setMode('optional')
  const mia = await world.browser('mia')
  expect(await world.isIn(mia, world.acme)).toBe(true)
  await setMode('enforced')
  expect(await world.isIn(mia, world.acme)).toBe(false)
})

const invited = async () => {
  const { store } = world.running.product
  const acme = await store.organisation('acme')
  if (acme !== undefined) await store.addOrganisation({ ...acme, inviteToken: 'from-before' })
}

test('an invitation makes a member, as long as SSO is not enabled', async () => {
  await invited()
  const eve = await world.browser('eve')
  await eve.get(at('invite/another'))
  expect(await world.isIn(eve, world.acme)).toBe(false)
  await eve.get(at('invite/from-before'))
  expect(await world.isIn(eve, world.acme)).toBe(true)
})

test('once SSO is enabled, the same invitation leads to SSO', async () => {
  await invited()
  await world.connect(world.acme, 'ada')
  const eve = await world.browser('eve')
  world.acme.tenant.signInAs(null)
  expect((await eve.get(at('invite/from-before'))).url.origin).toBe(entra.entra.origin)
  expect(await world.running.product.store.role('acme', 'eve')).toBeUndefined()
  world.acme.tenant.signInAs(world.acme.people.eve)
  await eve.get(at('invite/from-before'))
  expect(await world.isIn(eve, world.acme)).toBe(true)
})

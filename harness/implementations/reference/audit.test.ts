import { expect, test } from 'vitest'
import { eachWithWorld, type Name, type World } from './test-world.ts'

let world: World
eachWithWorld((opened) => {
  world = opened
})

const press = async (what: string) =>
  (await world.browser('ada')).post(`${world.running.origin}/organizations/acme/settings/sso/${what}`, {})

const trail = async (as: Name) =>
  (await world.browser(as)).get(`${world.running.origin}/organizations/acme/settings/audit`)

test('the trail says who did what to the settings, and what was changed', async () => {
  await world.connect(world.acme, 'ada')
  await press('disable')
  expect(JSON.parse((await trail('ada')).text)).toMatchObject({
    entries: [
      { event: 'org.settings.sso', actor: 'ada@acme.example' },
      { event: 'org.settings.sso.enable', actor: 'ada@acme.example', changed: ['enabled'] },
      { event: 'org.settings.sso.disable', actor: 'ada@acme.example', changed: ['enabled'] },
    ],
  })
})

test('the trail has logins, and neither secret nor issuer', async () => {
  await world.connect(world.acme, 'ada')
  await world.sso(await world.browser('mia'), world.acme, 'mia')
  const { text } = await trail('ada')
  expect(JSON.parse(text).entries.at(-1)).toMatchObject({ event: 'org.sso_login', actor: 'mia@acme.example' })
  expect(text).not.toContain(world.acme.secret.value)
  expect(text).not.toContain(world.acme.tenant.issuer)
})

test.each(['mia', 'eve'] as const)('the trail is not for %s', async (who) => {
  expect((await trail(who)).status).toBe(403)
})

test('settings are deleted only while SSO is disabled', async () => {
  const { store } = world.running.product
  await world.connect(world.acme, 'ada')
  expect((await press('delete')).text).toContain('Disable SSO before you delete its settings.')
  expect(await store.connection('acme')).toMatchObject({ enabled: true })
  await press('disable')
  await press('delete')
  expect(await store.connection('acme')).toBeUndefined()
  expect((await store.auditLog('acme')).at(-1)).toMatchObject({ event: 'org.settings.sso.delete' })
})

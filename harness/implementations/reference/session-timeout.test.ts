import { expect, test } from 'vitest'
import { eachWithWorld, type World } from './test-world.ts'

const hour = 3_600_000
let world: World
eachWithWorld((opened) => {
  world = opened
})

const setTimeoutTo = async (hours: string) => {
  const ada = await world.browser('ada')
  return ada.post(`${world.running.origin}/organizations/acme/settings/sso/timeout`, { hours })
}

const memberIsIn = async () => {
  const mia = await world.browser('mia')
  await world.sso(mia, world.acme, 'mia')
  return mia
}

test('SSO ends after seven days when nothing is set', async () => {
  await world.connect(world.acme, 'ada')
  const mia = await memberIsIn()
  world.advance(167 * hour)
  expect(await world.isIn(mia, world.acme)).toBe(true)
  world.advance(hour)
  expect(await world.isIn(mia, world.acme)).toBe(false)
})

test('SSO ends at the timeout that the administrator sets', async () => {
  await world.connect(world.acme, 'ada')
  await setTimeoutTo('8')
  const mia = await memberIsIn()
  world.advance(7 * hour)
  expect(await world.isIn(mia, world.acme)).toBe(true)
  world.advance(hour)
  expect(await world.isIn(mia, world.acme)).toBe(false)
})

test.each(['0', '-1', '', 'for ever', '2161'])('a timeout of "%s" hours is refused', async (hours) => {
  await world.connect(world.acme, 'ada')
  expect((await setTimeoutTo(hours)).text).toContain('a number of hours from 1 to 2160')
})

test('the timeout is kept when other values are saved', async () => {
  await world.connect(world.acme, 'ada')
  await setTimeoutTo('8')
  await world.save(await world.browser('ada'), world.acme)
  expect(await world.running.product.store.connection('acme')).toMatchObject({ lifetime: 8 * hour })
})

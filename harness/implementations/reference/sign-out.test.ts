import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { discovery } from '../../../mock-idp/index.ts'
import { afterReturn, lastCompleted } from './sign-out.ts'
import { openEntra, openWorld, type TestEntra, type World } from './test-world.ts'

let entra: TestEntra

beforeAll(async () => {
  entra = await openEntra()
})
afterAll(() => entra.close())

test('the organisation for which SSO was completed last is the one to sign out at', () => {
  expect(lastCompleted(undefined)).toBeUndefined()
  expect(lastCompleted({ acme: { status: 'asked' } })).toBeUndefined()
  expect(
    lastCompleted({
      acme: { status: 'satisfied', issuer: 'https://acme', completedAt: 0, until: 2 },
      globex: { status: 'satisfied', issuer: 'https://globex', completedAt: 0, until: 1 },
      initech: { status: 'asked' },
    }),
  ).toBe('globex')
})

test('only the state with which somebody left leads on', () => {
  const left = { state: 'a', returnTo: '/there' }
  expect(afterReturn(left, 'a')).toBe('/there')
  expect(afterReturn(left, 'b')).toBeUndefined()
  expect(afterReturn(left, ['a'])).toBeUndefined()
  expect(afterReturn(undefined, undefined)).toBeUndefined()
})

describe('signing out', () => {
  let world: World
  afterEach(() => world.close())

  const signedIn = async () => {
    world = await openWorld(entra)
    const { connect, browser, sso, acme, running } = world
    acme.application.update({
      redirectUris: [...acme.application.redirectUris, `${running.origin}/organizations/acme/signed-out`],
    })
    await connect(acme, 'ada')
    const mia = await browser('mia')
    await sso(mia, acme, 'mia')
    return { ...world, mia }
  }

  test('ends the session here, then at Entra, and comes back to where it was asked', async () => {
    const { mia, running, acme, isIn, whoami } = await signedIn()
    const { url, status } = await mia.post(`${running.origin}/logout`, {
      returnTo: '/organizations/acme/public',
    })
    expect([url.href, status]).toEqual([`${running.origin}/organizations/acme/public`, 200])
    expect(acme.tenant.journal.last('logout')).toMatchObject({
      reason: 'The session was ended.',
      parameters: { client_id: acme.application.clientId },
    })
    expect(await isIn(mia, acme)).toBe(false)
    expect(await whoami(mia)).toBeNull()
  })

  test('without the way back there is a page that says so', async () => {
    const { mia, running } = await signedIn()
    await mia.post(`${running.origin}/logout`, {}, ({ origin }) => origin !== running.origin)
    const { text, status } = await mia.get(`${running.origin}/organizations/acme/signed-out?state=x`)
    expect(status).toBe(200)
    expect(text).toContain('You are signed out')
  })

  test.each([
    ['none', discovery.without('end_session_endpoint')],
    ['no https address of one', discovery.member('end_session_endpoint', 'javascript:alert(1)')],
    ['no document', discovery.answer(500, '')],
  ])('works with a provider that has %s', async (_what, fault) => {
    const { mia, running, acme, isIn } = await signedIn()
    acme.tenant.fault(fault)
    expect((await mia.post(`${running.origin}/logout`, {})).url.href).toBe(`${running.origin}/`)
    expect(await isIn(mia, acme)).toBe(false)
  })

  test('opening the address signs nobody out', async () => {
    const { mia, running, acme, isIn } = await signedIn()
    expect((await mia.get(`${running.origin}/logout`)).status).toBe(404)
    expect(await isIn(mia, acme)).toBe(true)
  })
})

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { discovery, type Fault, idToken, tokenResponse } from '../../../mock-idp/index.ts'
import { ssoLifetime } from './access.ts'
import { noAddress } from './test-misdeed.ts'
import { openEntra, openWorld, type TestEntra, type World } from './test-world.ts'
import { transactionLifetime } from './transactions.ts'

let entra: TestEntra
let world: World
let now = Date.now()
const isCallback = (url: URL) => url.pathname.endsWith('/oidc/consume')

beforeAll(async () => {
  entra = await openEntra()
})
afterAll(() => entra.close())
beforeEach(async () => {
  now = Date.now()
  world = await openWorld(entra, {}, () => now)
})
afterEach(() => world.close())

describe('member login', () => {
  beforeEach(() => world.connect(world.acme, 'ada'))

  test('leads back to the page that was asked for', async () => {
    const mia = await world.browser('mia')
    const path = '/organizations/acme/private/pl%C3%A4ne?year=2'
    const prompt = await mia.get(`${world.running.origin}${path}`)
    expect(prompt.text).not.toContain('private of acme')
    const link = /href="(\/organizations\/acme\/sso[^"]*)"/
      .exec(prompt.text)?.[1]
      ?.replaceAll('&#38;', '&')
      .replaceAll('&#61;', '=')
    world.acme.tenant.signInAs(world.acme.people.mia)
    const landed = await mia.get(`${world.running.origin}${link}`)
    expect(`${landed.url.pathname}${landed.url.search}`).toBe(path)
    expect(landed.text).toContain('private of acme')
    expect(await world.whoami(mia)).toBe('mia@acme.example')
  })

  test('asks for the own login first, and goes on from there', async () => {
    const anonymous = await world.browser()
    const landed = await world.sso(anonymous, world.acme, 'mia')
    expect(landed.url.pathname).toBe('/login')
    expect(landed.url.searchParams.get('returnTo')).toBe('/organizations/acme/sso')
  })

  test('gives the browser a new session identifier, and the old one is worth nothing', async () => {
    const mia = await world.browser('mia')
    const { origin } = world.running
    const planted = await mia.cookies(origin)
    await world.sso(mia, world.acme, 'mia')
    expect(await mia.cookies(origin)).not.toBe(planted)
    const answer = await fetch(`${origin}/whoami`, { headers: { cookie: planted } })
    expect(await answer.json()).toEqual({ email: null })
  })

  test('opens the API as well, which says where to sign in before', async () => {
    const mia = await world.browser('mia')
    const { origin } = world.running
    const api = async () => JSON.parse((await mia.get(`${origin}/organizations/acme/api/private`)).text)
    expect(await api()).toEqual({ error: 'sso_required', sso: `${origin}/organizations/acme/sso` })
    await world.sso(mia, world.acme, 'mia')
    expect(await api()).toEqual({ organisation: 'acme', content: 'private of acme' })
  })

  test('signing in to the product again asks for SSO again', async () => {
    const mia = await world.browser('mia')
    await world.sso(mia, world.acme, 'mia')
    const { origin } = world.running
    await mia.post(`${origin}/login`, { email: 'mia@acme.example', password: 'correct horse' })
    expect(await world.isIn(mia, world.acme)).toBe(false)
  })

  test('a member who is removed is out at once', async () => {
    const mia = await world.browser('mia')
    await world.sso(mia, world.acme, 'mia')
    await world.running.product.store.removeRole('acme', 'mia')
    expect(await world.isIn(mia, world.acme)).toBe(false)
    expect((await world.sso(mia, world.acme, 'mia')).status).toBe(403)
  })

  test('counts in this browser only', async () => {
    const [first, second] = [await world.browser('mia'), await world.browser('mia')]
    await world.sso(first, world.acme, 'mia')
    expect(await world.isIn(first, world.acme)).toBe(true)
    expect(await world.isIn(second, world.acme)).toBe(false)
  })

  test('ends after seven days, and works again', async () => {
    const mia = await world.browser('mia')
    await world.sso(mia, world.acme, 'mia')
    now += ssoLifetime - 1
    expect(await world.isIn(mia, world.acme)).toBe(true)
    now += 1
    expect(await world.isIn(mia, world.acme)).toBe(false)
    await world.sso(mia, world.acme, 'mia')
    expect(await world.isIn(mia, world.acme)).toBe(true)
  })

  test('as somebody else at Entra proves nothing, and changes no account', async () => {
    const mia = await world.browser('mia')
    const { text, status } = await world.sso(mia, world.acme, 'max')
    expect(status).toBe(403)
    expect(text).toContain('max@acme.example')
    expect(await world.isIn(mia, world.acme)).toBe(false)
    expect(await world.whoami(mia)).toBe('mia@acme.example')
  })

  test('a callback counts in the browser that started it, and once', async () => {
    world.acme.tenant.fault(tokenResponse.forgets('single-use-code'))
    const [mine, other] = [await world.browser('mia'), await world.browser('mia')]
    const { url } = await world.sso(mine, world.acme, 'mia', isCallback)
    const before = world.acme.tenant.journal.entries('token').length
    expect((await other.get(url.href)).status).toBe(400)
    expect(await world.isIn(other, world.acme)).toBe(false)
    await mine.get(url.href)
    expect(await world.isIn(mine, world.acme)).toBe(true)
    expect((await mine.get(url.href)).status).toBe(400)
    expect(world.acme.tenant.journal.entries('token')).toHaveLength(before + 1)
  })

  test('a callback is too late after ten minutes', async () => {
    const mia = await world.browser('mia')
    const { url } = await world.sso(mia, world.acme, 'mia', isCallback)
    now += transactionLifetime
    expect((await mia.get(url.href)).status).toBe(400)
    expect(await world.isIn(mia, world.acme)).toBe(false)
  })

  test.each([
    ['missing', (url: URL) => url.searchParams.delete('state')],
    ['another', (url: URL) => url.searchParams.set('state', 'another')],
    ['given twice', (url: URL) => url.searchParams.append('state', 'another')],
  ])('a state that is %s is refused before the token endpoint', async (_what, change) => {
    const mia = await world.browser('mia')
    const { url } = await world.sso(mia, world.acme, 'mia', isCallback)
    const before = world.acme.tenant.journal.entries('token').length
    change(url)
    expect((await mia.get(url.href)).status).toBe(400)
    expect(await world.isIn(mia, world.acme)).toBe(false)
    expect(world.acme.tenant.journal.entries('token')).toHaveLength(before)
  })

  test('two tabs both arrive', async () => {
    const mia = await world.browser('mia')
    const one = await world.sso(mia, world.acme, 'mia', isCallback)
    const two = await world.sso(mia, world.acme, 'mia', isCallback)
    for (const { url } of [one, two]) expect((await mia.get(url.href)).text).toContain('private of acme')
  })

  test('the same callback at the same moment is redeemed once', async () => {
    const mia = await world.browser('mia')
    const { url } = await world.sso(mia, world.acme, 'mia', isCallback)
    const before = world.acme.tenant.journal.entries('token').length
    await Promise.all([mia.get(url.href), mia.get(url.href), mia.get(url.href)])
    expect(world.acme.tenant.journal.entries('token')).toHaveLength(before + 1)
  })

  test('a new key at Entra breaks no login', async () => {
    const mia = await world.browser('mia')
    await world.sso(mia, world.acme, 'mia')
    world.acme.tenant.keys.roll({ withdraw: true })
    const again = await world.browser('mia')
    await world.sso(again, world.acme, 'mia')
    expect(await world.isIn(again, world.acme)).toBe(true)
  })

  test('a reused address is not the person from before', async () => {
    await world.sso(await world.browser('mia'), world.acme, 'mia')
    world.acme.tenant.fault(idToken.claim('sub', { $honest: 'altered' }))
    const again = await world.browser('mia')
    expect((await world.sso(again, world.acme, 'mia')).text).toContain('somebody else')
    expect(await world.isIn(again, world.acme)).toBe(false)
  })

  test.each<[string, readonly Fault[], boolean]>([
    ['in capitals', [idToken.claim('email', { $honest: 'upper-case' })], true],
    ['marked as verified', [idToken.claim('email_verified', true)], true],
    ['marked as not verified', [idToken.claim('email_verified', false)], false],
    ['missing', noAddress, false],
    ['in an array', [idToken.claim('email', { $honest: 'in-array' })], false],
  ])('with an address %s', async (_what, faults, isIn) => {
    world.acme.tenant.fault(...faults)
    const mia = await world.browser('mia')
    await world.sso(mia, world.acme, 'mia')
    expect(await world.isIn(mia, world.acme)).toBe(isIn)
  })

  test.each(['', 'x'.repeat(256), 5])('with the subject %j nobody gets in', async (sub) => {
    world.acme.tenant.fault(idToken.claim('sub', sub))
    const mia = await world.browser('mia')
    expect((await world.sso(mia, world.acme, 'mia')).status).toBe(403)
    expect(await world.isIn(mia, world.acme)).toBe(false)
  })

  test('when the secret expires members stay out, and the administrator repairs it', async () => {
    world.acme.tenant.clock.advance('181d')
    const [mia, ada] = [await world.browser('mia'), await world.browser('ada')]
    const { text } = await world.sso(mia, world.acme, 'mia')
    expect(text).toContain('AADSTS7000222')
    expect(await world.isIn(mia, world.acme)).toBe(false)
    expect(await world.isIn(ada, world.acme)).toBe(false)
    world.acme.tenant.clock.reset()
    await world.save(ada, world.acme, { clientSecret: world.acme.application.secret().value })
    expect(await world.status(ada, world.acme)).toMatchObject({ green: true, enabled: true })
  })

  test('when Entra cannot be reached, content stays closed and the page says so', async () => {
    world.acme.tenant.fault(discovery.reset())
    const mia = await world.browser('mia')
    const { text, status } = await world.sso(mia, world.acme, 'mia')
    expect(status).toBe(403)
    expect(text).toContain('could not be used')
    expect(await world.isIn(mia, world.acme)).toBe(false)
    world.acme.tenant.honest()
    await world.sso(mia, world.acme, 'mia')
    expect(await world.isIn(mia, world.acme)).toBe(true)
  })

  test('somebody who is no member does not get to Entra', async () => {
    const eve = await world.browser('eve')
    const before = world.acme.tenant.journal.entries('authorize').length
    expect((await world.sso(eve, world.acme, 'eve')).status).toBe(403)
    expect(world.acme.tenant.journal.entries('authorize')).toHaveLength(before)
  })
})

describe('two organisations', () => {
  beforeEach(async () => {
    await world.connect(world.acme, 'ada')
    await world.connect(world.globex, 'eve')
  })

  test('the identity provider of one says nothing about people of the other', async () => {
    const eve = await world.browser('eve')
    await world.sso(eve, world.globex, 'mia')
    expect(await world.whoami(eve)).toBe('eve@acme.example')
    expect(await world.isIn(eve, world.globex)).toBe(false)
    expect(await world.isIn(eve, world.acme)).toBe(false)
  })

  test('SSO for one is none for the other', async () => {
    await world.running.product.store.setRole('globex', 'mia', 'read')
    const mia = await world.browser('mia')
    await world.sso(mia, world.globex, 'mia')
    expect(await world.isIn(mia, world.globex)).toBe(true)
    expect(await world.isIn(mia, world.acme)).toBe(false)
  })

  test("an answer for one is refused at the other's redirect URI", async () => {
    await world.running.product.store.setRole('globex', 'mia', 'read')
    const mia = await world.browser('mia')
    const { url } = await world.sso(mia, world.globex, 'mia', isCallback)
    url.pathname = '/organizations/acme/oidc/consume'
    const before = world.acme.tenant.journal.entries('token').length
    expect((await mia.get(url.href)).status).toBe(400)
    expect(await world.isIn(mia, world.acme)).toBe(false)
    expect(world.acme.tenant.journal.entries('token')).toHaveLength(before)
  })
})

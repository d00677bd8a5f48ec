import { describe, expect, test } from 'vitest'
import {
  authorizationResponse,
  discovery,
  type Fault,
  idToken,
  tokenResponse,
} from '../../../mock-idp/index.ts'
import { noAddress } from './test-misdeed.ts'
import { eachWithWorld, type TestEntra, type World } from './test-world.ts'

let entra: TestEntra
let world: World
eachWithWorld((...opened) => {
  ;[world, entra] = opened
})

describe('settings', () => {
  test('a test that works comes back to the settings, green, after one sign-in', async () => {
    const ada = await world.browser('ada')
    const landed = await world.save(ada, world.acme)
    expect(landed.url.pathname).toBe('/organizations/acme/settings/sso')
    expect(landed.text).toContain('✓ Tested')
    expect(await world.status(ada, world.acme)).toMatchObject({ green: true, enabled: false })
    const { journal } = world.acme.tenant
    expect(journal.entries('token')).toHaveLength(1)
    expect(journal.entries('authorize')).toHaveLength(1)
  })

  test('a bare issuer works as well', async () => {
    const ada = await world.browser('ada')
    await world.save(ada, world.acme, { issuerUrl: world.acme.tenant.issuer })
    expect(await world.status(ada, world.acme)).toMatchObject({ green: true })
  })

  test.each(['common', 'domain'])(
    'the URL with %s in it is refused before anybody signs in',
    async (kind) => {
      const ada = await world.browser('ada')
      const { tenant } = world.acme
      const segment = kind === 'common' ? 'common' : tenant.domain
      const issuer = `${entra.entra.origin}/${segment}/v2.0`
      const { text } = await world.save(ada, world.acme, {
        issuerUrl: `${issuer}/.well-known/openid-configuration`,
      })
      expect(text).toContain(issuer)
      expect(text).toContain(kind === 'common' ? '{tenantid}' : tenant.issuer)
      expect(await world.status(ada, world.acme)).toMatchObject({ green: false })
      expect(tenant.journal.entries('authorize')).toHaveLength(0)
    },
  )

  test.each<[string, Readonly<Record<string, string>>, readonly Fault[], string]>([
    [
      'a document of another issuer',
      {},
      [discovery.member('issuer', 'https://evil.example/v2.0')],
      'https://evil.example/v2.0',
    ],
    ['a document that is no JSON', {}, [discovery.answer(200, '<html>', 'text/html')], 'not a JSON document'],
    ['a document without endpoints', {}, [discovery.without('token_endpoint')], 'token_endpoint'],
    ['a refused document', {}, [discovery.answer(404, {})], 'status 404'],
    ['a wrong secret', { clientSecret: 'wrong' }, [], 'not its Secret ID'],
    ['a token of another application', {}, [idToken.claim('aud', 'another')], 'another application'],
    ['an expired token', {}, [idToken.claim('exp', { $now: '-15m' })], 'has expired'],
    ['a token that is not valid yet', {}, [idToken.claim('nbf', { $now: '1h' })], 'not valid yet'],
    ['a token of another sign-in', {}, [idToken.claim('nonce', 'another')], 'another sign-in'],
    ['a token of another issuer', {}, [idToken.claim('iss', 'https://evil.example')], 'another tenant'],
    [
      'a token that a stranger signed',
      {},
      [idToken.signedBy('unknown-key-known-kid')],
      'not properly signed',
    ],
    ['a missing address', {}, noAddress, '&#34;email&#34; is missing'],
    ['no token', {}, [tokenResponse.without('id_token')], 'not properly signed or formed'],
    ['an outage', {}, [tokenResponse.reset()], 'no usable answer'],
    ['a refusal', {}, [authorizationResponse.refused(65004)], 'access_denied'],
  ])('with %s the test fails and says why; afterwards it can pass', async (_what, some, faults, says) => {
    const ada = await world.browser('ada')
    const { tenant, secret } = world.acme
    tenant.fault(...faults)
    const { text, status } = await world.save(ada, world.acme, some)
    expect(status).toBe(200)
    expect(text).toContain('✗ Test failed')
    expect(text).toContain(says)
    await world.enable(ada, world.acme)
    expect(await world.status(ada, world.acme)).toMatchObject({ green: false, enabled: false })
    expect(world.log).toHaveLength(1)
    expect(world.log.join()).not.toContain(secret.value)
    tenant.honest()
    await world.save(ada, world.acme)
    expect(await world.status(ada, world.acme)).toMatchObject({ green: true })
  })

  test('a test as somebody else is not green, names both, and changes no account', async () => {
    const ada = await world.browser('ada')
    const { text } = await world.save(ada, world.acme, {}, 'max')
    expect(text).toContain('max@acme.example')
    expect(await world.status(ada, world.acme)).toMatchObject({ green: false })
    expect(await world.whoami(ada)).toBe('ada@acme.example')
  })

  test('a test that is cancelled at Entra is not green, and keeps what was entered', async () => {
    const ada = await world.browser('ada')
    const { url } = await world.save(ada, world.acme, {}, null)
    const { text } = await ada.post(url.href, { action: 'cancel' })
    expect(text).toContain('cancelled or not allowed')
    expect(text).toContain(`value="${world.acme.application.clientId}"`)
    expect(await world.status(ada, world.acme)).toMatchObject({ green: false })
  })

  test('a test leaves nothing behind but its result', async () => {
    const ada = await world.browser('ada')
    const { tenant } = world.acme
    tenant.fault(idToken.claim('sub', 'somebody else with the same address'))
    await world.save(ada, world.acme)
    tenant.honest()
    await world.enable(ada, world.acme)
    expect(await world.isIn(ada, world.acme)).toBe(false)
    await world.sso(ada, world.acme, 'ada')
    expect(await world.isIn(ada, world.acme)).toBe(true)
  })

  test('a test belongs to the values with which it began', async () => {
    const [ada, other] = [await world.browser('ada'), await world.browser('ada')]
    const { url } = await world.save(ada, world.acme, {}, null)
    await world.save(other, world.acme, { clientSecret: 'another' }, null)
    const landed = await ada.post(url.href, { account: world.acme.people.ada.id })
    expect(landed.url.pathname).toBe('/organizations/acme/settings/sso')
    expect(await world.status(ada, world.acme)).toMatchObject({ green: false })
  })

  test.each(['clientId', 'clientSecret'])(
    'another %s takes green away, and leaves SSO enabled and closed',
    async (changed) => {
      await world.connect(world.acme, 'ada')
      const ada = await world.browser('ada')
      await world.save(ada, world.acme, { [changed]: 'another' }, null)
      expect(await world.status(ada, world.acme)).toMatchObject({ green: false, enabled: true })
      const mia = await world.browser('mia')
      await world.sso(mia, world.acme, 'mia')
      expect(await world.isIn(mia, world.acme)).toBe(false)
    },
  )

  test('an empty secret field keeps the stored secret', async () => {
    const ada = await world.browser('ada')
    await world.save(ada, world.acme)
    await world.save(ada, world.acme, { clientSecret: '' })
    expect(await world.status(ada, world.acme)).toMatchObject({ green: true })
  })

  test('a green test alone asks nobody for SSO, and disabling ends it', async () => {
    const [ada, mia] = [await world.browser('ada'), await world.browser('mia')]
    await world.save(ada, world.acme)
    expect(await world.isIn(mia, world.acme)).toBe(true)
    await world.enable(ada, world.acme)
    expect(await world.isIn(mia, world.acme)).toBe(false)
    await ada.post(`${world.running.origin}/organizations/acme/settings/sso/disable`, {})
    expect(await world.isIn(mia, world.acme)).toBe(true)
  })
})

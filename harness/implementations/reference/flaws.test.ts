import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { authorizationResponse, discovery, idToken, tokenResponse } from '../../../mock-idp/index.ts'
import { openCanary } from '../../drive/canary.ts'
import { browserMisdeeds } from './flaws/browser-misdeeds.ts'
import { callbackMisdeeds } from './flaws/callback-misdeeds.ts'
import { carelessMisdeeds } from './flaws/careless-misdeeds.ts'
import { exposureMisdeeds } from './flaws/exposure-misdeeds.ts'
import { guideMisdeeds } from './flaws/guide-misdeeds.ts'
import { joiningMisdeeds } from './flaws/joining-misdeeds.ts'
import { logoutTokenMisdeeds } from './flaws/logout-token-misdeeds.ts'
import type { Misdeed } from './flaws/misdeed.ts'
import { modeMisdeeds } from './flaws/mode-misdeeds.ts'
import { organisationMisdeeds } from './flaws/organisation-misdeeds.ts'
import { requestMisdeeds } from './flaws/request-misdeeds.ts'
import { roleMisdeeds } from './flaws/role-misdeeds.ts'
import { sessionMisdeeds } from './flaws/session-misdeeds.ts'
import { sideDoorMisdeeds } from './flaws/side-door-misdeeds.ts'
import { signOutMisdeeds } from './flaws/sign-out-misdeeds.ts'
import { tenantMisdeeds } from './flaws/tenant-misdeeds.ts'
import { userInfoMisdeeds } from './flaws/user-info-misdeeds.ts'
import { type FlawName, flaws } from './flaws.ts'
import { greenUnder, isGreen, keepsOut, lets, noAddress } from './test-misdeed.ts'
import { tokenMisdeeds } from './test-token-misdeeds.ts'
import { type Name, openEntra, openWorld, type TestEntra, type World } from './test-world.ts'

let entra: TestEntra
let world: World
const isCallback = (url: URL) => url.pathname.endsWith('/oidc/consume')

beforeAll(async () => {
  entra = await openEntra()
})
afterAll(() => entra.close())
afterEach(() => world.close())

/** Makes a product with the flaw, or without. */
const open = async (flaw: FlawName | undefined): Promise<World> => {
  world = await openWorld(entra, flaw === undefined ? {} : flaws[flaw].rules())
  return world
}

/** Green, then the settings are saved with something else, and nobody tests. */
const staysGreen =
  (some: Readonly<Record<string, string>>): Misdeed =>
  async ({ browser, save, status, acme }) => {
    const ada = await browser('ada')
    await save(ada, acme)
    // Another browser, which Entra does not remember, so that the second test stays at its sign-in page.
    const other = await browser('ada')
    await save(other, acme, some, null)
    return (await status(ada, acme)).green
  }

/** An issuer on this machine, in some spelling, is entered and asked. */
const goesInside =
  (host: string): Misdeed =>
  async ({ browser, save, acme }) => {
    const { internalPort, hits } = await openCanary(host)
    await save(await browser('ada'), acme, { issuerUrl: `https://${host}:${internalPort}/v2.0` })
    return hits.length > 0
  }

/** How the metadata is asked for after a slash or a query was pasted. */
const asks =
  (
    { slash = '', query }: { readonly slash?: string; readonly query?: string },
    wrongly: (path: string) => boolean,
  ): Misdeed =>
  async ({ browser, save, acme }) => {
    const { issuer, metadataUrl } = acme.tenant
    const since = entra.entra.journal.last
    const pasted = query === undefined ? `${issuer}${slash}` : `${metadataUrl}${query}`
    await save(await browser('ada'), acme, { issuerUrl: pasted })
    return entra.entra.journal
      .entries({ since })
      .some(({ path }) => path.includes('.well-known') && path.includes(acme.tenant.id) && wrongly(path))
  }

const basicOnly = discovery.member('token_endpoint_auth_methods_supported', ['client_secret_basic'])

/** Whether somebody sees acme's settings. */
const seesSettings =
  (who: Name | undefined): Misdeed =>
  async ({ browser, status, acme }) =>
    (await status(await browser(who), acme)).text.includes('Client secret')

/** A callback is changed on its way back into the browser that started it. */
const survives =
  (change: (url: URL) => void): Misdeed =>
  async ({ connect, browser, sso, isIn, acme }) => {
    await connect(acme, 'ada')
    const mia = await browser('mia')
    const { url } = await sso(mia, acme, 'mia', isCallback)
    change(url)
    await mia.get(url.href)
    return isIn(mia, acme)
  }

const misdeeds: Readonly<Record<FlawName, readonly Misdeed[]>> = {
  ...requestMisdeeds,
  ...tokenMisdeeds,
  ...sessionMisdeeds,
  ...modeMisdeeds,
  'records-no-disabling': [
    async ({ connect, browser, running, acme }) => {
      await connect(acme, 'ada')
      const ada = await browser('ada')
      await ada.post(`${running.origin}/organizations/acme/settings/sso/disable`, {})
      const events = (await running.product.store.auditLog('acme')).map(({ event }) => event)
      return !events.includes('org.settings.sso.disable')
    },
  ],
  'records-the-secret': [
    async ({ connect, browser, running, acme }) => {
      await connect(acme, 'ada')
      const ada = await browser('ada')
      const { text } = await ada.get(`${running.origin}/organizations/acme/settings/audit`)
      return text.includes(acme.secret.value)
    },
  ],
  ...sideDoorMisdeeds,
  ...carelessMisdeeds,
  ...roleMisdeeds,
  ...joiningMisdeeds,
  ...callbackMisdeeds,
  ...browserMisdeeds,
  ...exposureMisdeeds,
  ...userInfoMisdeeds,
  ...guideMisdeeds,
  ...tenantMisdeeds,
  ...organisationMisdeeds,
  ...signOutMisdeeds,
  ...logoutTokenMisdeeds,
  'refuses-unknown-claims': [keepsOut(idToken.claim('xms_unheard_of', true))],
  'refuses-unknown-parameters': [keepsOut(authorizationResponse.member('com_example_unheard_of', 'x'))],
  'identity-from-userinfo': [lets(tokenResponse.without('id_token'))],
  'ignores-state': [
    survives((url) => url.searchParams.set('state', 'another')),
    survives((url) => url.searchParams.delete('state')),
  ],
  'state-in-a-global-store': [
    async ({ connect, browser, sso, isIn, acme }) => {
      await connect(acme, 'ada')
      const [first, second] = [await browser('mia'), await browser('mia')]
      const { url } = await sso(first, acme, 'mia', isCallback)
      await second.get(url.href)
      return isIn(second, acme)
    },
  ],
  'keeps-used-transactions': [
    async ({ connect, browser, sso, acme }) => {
      await connect(acme, 'ada')
      acme.tenant.fault(tokenResponse.forgets('single-use-code'))
      const mia = await browser('mia')
      const { url } = await sso(mia, acme, 'mia', isCallback)
      const before = acme.tenant.journal.entries('token').length
      await mia.get(url.href)
      await mia.get(url.href)
      return acme.tenant.journal.entries('token').length === before + 2
    },
  ],
  'keeps-old-secret-in-use': [
    async ({ connect, browser, sso, save, status, isIn, acme }) => {
      await connect(acme, 'ada')
      await sso(await browser('mia'), acme, 'mia')
      const ada = await browser('ada')
      await save(ada, acme, { clientSecret: acme.application.secret().value })
      acme.application.removeSecret(acme.secret.keyId)
      expect((await status(ada, acme)).green).toBe(true)
      const mia = await browser('mia')
      await sso(mia, acme, 'mia')
      return !(await isIn(mia, acme))
    },
  ],
  'opens-when-entra-fails': [lets(tokenResponse.refused(7000222))],
  'private-open-after-own-login': [
    async ({ connect, browser, isIn, acme }) => {
      await connect(acme, 'ada')
      return isIn(await browser('mia'), acme)
    },
  ],
  'hides-public-content': [
    async ({ connect, browser, running, acme }) => {
      await connect(acme, 'ada')
      const { text } = await (await browser()).get(`${running.origin}/organizations/acme/public`)
      return !text.includes('public of acme')
    },
  ],
  'becomes-whoever-entra-names': [
    async ({ connect, browser, sso, whoami, acme }) => {
      await connect(acme, 'ada')
      const mia = await browser('mia')
      await sso(mia, acme, 'max')
      return (await whoami(mia)) === 'max@acme.example'
    },
  ],
  'trusts-any-organisations-idp': [
    async ({ connect, browser, sso, whoami, globex }) => {
      await connect(globex, 'eve')
      const eve = await browser('eve')
      await sso(eve, globex, 'mia')
      return (await whoami(eve)) === 'mia@acme.example'
    },
  ],
  'email-falls-back-to-upn': [
    lets(...noAddress),
    async ({ connect, browser, sso, isIn, acme }) => {
      await connect(acme, 'ada')
      acme.tenant.fault(...noAddress, idToken.claim('preferred_username', 'max@acme.example'))
      const max = await browser('max')
      await sso(max, acme, 'mia')
      return isIn(max, acme)
    },
  ],
  'compares-email-case-sensitively': [keepsOut(idToken.claim('email', { $honest: 'upper-case' }))],
  'ignores-email-verified': [
    lets(idToken.claim('email_verified', false)),
    lets(idToken.claim('email_verified', 'false')),
  ],
  'compares-addresses-in-upper-case': [lets(idToken.claim('email', 'm\u0131a@acme.example'))],
  'normalises-addresses': [
    lets(idToken.claim('email', 'mia\uff20acme.example')),
    lets(idToken.claim('email', 'mia\u200d@acme.example')),
  ],
  'drops-tags-and-dots': [
    lets(idToken.claim('email', 'mia+x@acme.example')),
    lets(idToken.claim('email', 'm.ia@acme.example')),
  ],
  'finds-an-address-in-a-text': [
    lets(idToken.claim('email', 'eve@evil.example, mia@acme.example')),
    lets(idToken.claim('email', 'Eve <mia@acme.example>')),
  ],
  'reads-lists-of-addresses': [lets(idToken.claim('email', ['mia@acme.example', 'ada@acme.example']))],
  'completes-user-names': [lets(...noAddress, idToken.claim('preferred_username', 'mia'))],
  'compares-no-empty-address': [lets(idToken.claim('email', '')), lets(idToken.claim('email', ' '))],
  'prefers-upn-to-email': [keepsOut(idToken.claim('upn', 'mia@acme.onmicrosoft.example'))],
  'takes-any-email-verified-for-yes': [
    lets(idToken.claim('email_verified', 'false')),
    lets(idToken.claim('email_verified', 'no')),
  ],
  'address-wins-over-link': [lets(idToken.claim('sub', { $honest: 'altered' }))],
  'folds-case-of-subjects': [lets(idToken.claim('sub', { $honest: 'upper-case' }))],
  'links-ignore-issuer': [
    async ({ connect, browser, sso, save, isIn, acme, globex, running }) => {
      await connect(acme, 'ada')
      acme.tenant.fault(idToken.claim('sub', 'the same'))
      await sso(await browser('mia'), acme, 'mia')
      const redirectUris = [`${running.origin}/organizations/acme/oidc/consume`]
      const application = globex.tenant.application({ redirectUris, optionalClaims: ['email'] })
      const moved = { ...globex, id: 'acme', application, secret: application.secret() }
      await save(await browser('ada'), moved)
      globex.tenant.fault(idToken.claim('sub', 'the same'))
      const max = await browser('max')
      await sso(max, moved, 'max')
      return !(await isIn(max, acme))
    },
  ],
  'links-ignore-client-id': [
    async ({ connect, browser, sso, save, isIn, acme }) => {
      await connect(acme, 'ada')
      await sso(await browser('mia'), acme, 'mia')
      const { redirectUris } = acme.application
      const application = acme.tenant.application({ redirectUris, optionalClaims: ['email'] })
      const again = { ...acme, application, secret: application.secret() }
      await save(await browser('ada'), again)
      const mia = await browser('mia')
      await sso(mia, again, 'mia')
      return !(await isIn(mia, acme))
    },
  ],
  'trusts-parameters-of-the-callback': [
    lets(...noAddress, authorizationResponse.member('email', 'mia@acme.example')),
  ],
  'finds-accounts-by-user-name': [
    async ({ connect, browser, sso, whoami, acme }) => {
      await connect(acme, 'ada')
      await sso(await browser('mia'), acme, 'mia')
      acme.tenant.fault(idToken.claim('preferred_username', 'mia@acme.example'))
      const max = await browser('max')
      await sso(max, acme, 'max')
      return (await whoami(max)) === 'mia@acme.example'
    },
  ],
  'always-appends-well-known': [
    async (opened) => {
      const { browser, save, acme } = opened
      await save(await browser('ada'), acme, { issuerUrl: acme.tenant.metadataUrl })
      const paths = entra.entra.journal.entries().map(({ path }) => path)
      return paths.some(
        (path) => path.startsWith(`/${acme.tenant.id}/`) && path.split('.well-known').length > 2,
      )
    },
  ],
  'ignores-metadata-issuer': [greenUnder(discovery.member('issuer', 'https://evil.example/v2.0'))],
  'tenantid-matches-any-tenant': [
    async ({ browser, save, enable, isIn, globex, acme, running }) => {
      const application = acme.tenant.application({
        redirectUris: acme.application.redirectUris,
        signInAudience: 'AzureADMultipleOrgs',
        optionalClaims: ['email'],
      })
      const common = { ...acme, application, secret: application.secret() }
      const ada = await browser('ada')
      acme.tenant.signInAs(acme.people.ada)
      globex.tenant.signInAs(globex.people.mia)
      const issuerUrl = `${entra.entra.origin}/common/v2.0`
      const atEntra = await save(ada, common, { issuerUrl }, null)
      if (atEntra.url.origin !== entra.entra.origin) return false
      await ada.post(atEntra.url.href, { account: acme.people.ada.id })
      await enable(ada, common)
      const mia = await browser('mia')
      const page = await mia.get(`${running.origin}/organizations/acme/sso`)
      await mia.post(page.url.href, { account: globex.people.mia.id })
      return isIn(mia, acme)
    },
  ],
  'enables-untested-settings': [
    async ({ browser, save, enable, status, acme }) => {
      const ada = await browser('ada')
      await save(ada, acme, {}, null)
      await enable(ada, acme)
      return (await status(ada, acme)).enabled
    },
  ],
  'green-survives-secret-change': [staysGreen({ clientSecret: 'another' })],
  'green-survives-client-id-change': [staysGreen({ clientId: 'another' })],
  'green-survives-issuer-change': [
    async (opened) => staysGreen({ issuerUrl: opened.globex.tenant.issuer })(opened),
  ],
  'echoes-secret': [
    async ({ browser, save, status, acme }) => {
      const ada = await browser('ada')
      await save(ada, acme)
      return (await status(ada, acme)).text.includes(acme.secret.value)
    },
  ],
  'test-only-fetches-metadata': [
    async ({ browser, save, status, acme }) => {
      const ada = await browser('ada')
      await save(ada, acme, { clientSecret: 'wrong' })
      return (await status(ada, acme)).green
    },
  ],
  'test-skips-token-checks': [
    greenUnder(idToken.signedBy('unknown-key')),
    greenUnder(idToken.claim('aud', 'another')),
    greenUnder(idToken.claim('nonce', 'another')),
    greenUnder(idToken.claim('exp', { $now: '-15m' })),
    greenUnder(idToken.claim('iss', 'https://evil.example/v2.0')),
  ],
  'guesses-endpoints-after-an-error': [greenUnder(discovery.answer(404, ''))],
  'fills-in-missing-endpoints': [
    greenUnder(discovery.without('token_endpoint')),
    greenUnder(discovery.member('jwks_uri', 42)),
  ],
  'test-does-not-redeem-the-code': [greenUnder(tokenResponse.refused(7000222))],
  'test-needs-no-address': [greenUnder(...noAddress)],
  'enforces-once-tested': [
    async ({ browser, save, isIn, acme }) => {
      await save(await browser('ada'), acme)
      return !(await isIn(await browser('mia'), acme))
    },
  ],
  'opens-while-untested': [
    async ({ connect, browser, save, isIn, acme }) => {
      await connect(acme, 'ada')
      await save(await browser('ada'), acme, { clientSecret: 'another' }, null)
      return isIn(await browser('mia'), acme)
    },
  ],
  'members-change-settings': [seesSettings('mia')],
  'any-administrator-changes-settings': [seesSettings('eve')],
  'settings-need-no-login': [seesSettings(undefined)],
  'takes-cross-site-forms': [
    async ({ connect, browser, running, status, acme }) => {
      await connect(acme, 'ada')
      const ada = await browser('ada')
      const form = `${running.origin}/organizations/acme/settings/sso/disable`
      const headers = { cookie: await ada.cookies(form), origin: 'http://localhost:1' }
      await fetch(form, { method: 'POST', redirect: 'manual', headers })
      return !(await status(await browser('ada'), acme)).enabled
    },
  ],
  'shows-redirect-uri-with-slash': [
    async ({ browser, status, acme }) =>
      (await status(await browser('ada'), acme)).text.includes('/oidc/consume/'),
  ],
  'basic-without-encoding': [
    async ({ browser, save, status, acme }) => {
      acme.tenant.fault(basicOnly)
      const ada = await browser('ada')
      await save(ada, acme, { clientSecret: acme.application.secret({ value: 'a+b/c=%25:d ~e' }).value })
      return !(await status(ada, acme)).green
    },
  ],
  'always-posts-the-secret': [
    async (opened) => {
      await isGreen(opened, [basicOnly])
      const sent = opened.acme.tenant.journal.last('token')?.parameters['client_secret']
      return sent !== undefined
    },
  ],
  'secret-in-authorization-request': [
    async ({ browser, save, acme }) => {
      await save(await browser('ada'), acme)
      return acme.tenant.journal.last('authorize')?.parameters['client_secret'] === acme.secret.value
    },
  ],
  'quotes-echoed-secret': [
    async (opened) => {
      const { acme, browser, save, status } = opened
      const echo = { error: 'invalid_client', error_description: `not ${acme.secret.value}` }
      acme.tenant.fault(tokenResponse.answer(401, echo))
      const ada = await browser('ada')
      await save(ada, acme)
      return (await status(ada, acme)).text.includes(acme.secret.value)
    },
  ],
  'blank-secret-is-stored': [
    async ({ browser, save, status, acme }) => {
      await save(await browser('ada'), acme)
      await save(await browser('ada'), acme, { clientSecret: '' })
      return !(await status(await browser('ada'), acme)).green
    },
  ],
  'stores-the-mask': [
    async ({ browser, save, status, acme }) => {
      const ada = await browser('ada')
      await save(ada, acme)
      return (await status(ada, acme)).text.includes('value="••••••••"')
    },
  ],
  'keeps-secret-for-another-issuer': [
    async ({ browser, save, acme, globex }) => {
      await save(await browser('ada'), acme)
      const { clientId } = globex.tenant.application({ redirectUris: acme.application.redirectUris })
      const other = { clientId, issuerUrl: globex.tenant.issuer }
      globex.tenant.signInAs(globex.people.ada)
      await save(await browser('ada'), acme, { ...other, clientSecret: '' })
      return globex.tenant.journal.last('token')?.parameters['client_secret'] === acme.secret.value
    },
  ],
  'no-egress-guard': [goesInside('127.0.0.1'), goesInside('localhost')],
  'guards-loopback-as-usually-spelt': [goesInside('0.0.0.0'), goesInside('[::ffff:127.0.0.1]')],
  'guards-only-the-pasted-address': [
    async (opened) => {
      const { internalPort, hits } = await openCanary('endpoints')
      const before = hits.length
      await isGreen(opened, [discovery.member('token_endpoint', `https://127.0.0.1:${internalPort}/`)])
      return hits.length > before
    },
  ],
  'takes-http-issuer': [
    async ({ browser, save, acme }) => {
      const { url, hits } = await openCanary('http-issuer')
      await save(await browser('ada'), acme, { issuerUrl: url })
      return hits.length > 0
    },
  ],
  'takes-endpoints-of-any-scheme': [
    async (opened) => {
      const { url, hits } = await openCanary('http-endpoint')
      await isGreen(opened, [discovery.member('token_endpoint', `${url}/token`)])
      return hits.length > 0
    },
  ],
  'follows-redirects': [
    async (opened) => {
      const { url, hits } = await openCanary('redirect')
      await isGreen(opened, [discovery.redirected(`${url}/metadata`)])
      return hits.length > 0
    },
  ],
  'reads-any-amount': [greenUnder(discovery.oversized(2_000_000))],
  'compares-issuers-loosely': [greenUnder(discovery.member('issuer', { $honest: 'upper-case' }))],
  'strips-slash-of-issuer': [
    async ({ browser, save, status, acme }) => {
      const issuer = `${acme.tenant.issuer}/`
      acme.tenant.fault(discovery.member('issuer', issuer))
      await save(await browser('ada'), acme, { issuerUrl: issuer })
      return (await status(await browser('ada'), acme)).text.includes('belongs to')
    },
  ],
  'doubles-the-slash': [asks({ slash: '/' }, (path) => path.includes('//'))],
  'drops-metadata-query': [asks({ query: '?appid=x' }, (path) => !path.includes('appid'))],
  'drops-endpoint-query': [
    async (opened) => {
      const { acme } = opened
      const endpoint = `${entra.entra.origin}/${acme.tenant.id}/oauth2/v2.0/authorize?p=policy`
      await isGreen(opened, [discovery.member('authorization_endpoint', endpoint)])
      return acme.tenant.journal.last('authorize')?.parameters['p'] === undefined
    },
  ],
  'drops-odd-parts-of-the-url': [
    async ({ browser, save, status, acme }) => {
      await save(await browser('ada'), acme, { issuerUrl: `${acme.tenant.issuer}#x` })
      return (await status(await browser('ada'), acme)).green
    },
  ],
  'cancelled-test-is-green': [greenUnder(authorizationResponse.refused(65004))],
}

const cases = Object.entries(misdeeds).flatMap(([name, all]) =>
  all.map((misdeed, index) => ({ name: name as FlawName, number: index + 1, misdeed })),
)

describe.each(cases)('$name ($number)', ({ name, misdeed }) => {
  test('happens with the flaw', async () => {
    expect(await misdeed(await open(name))).toBe(true)
  })
  test('does not happen without it', async () => {
    expect(await misdeed(await open(undefined))).toBe(false)
  })
})

describe.each(Object.keys(flaws) as FlawName[])('with %s', (name) => {
  test('honest tests and logins still work', async () => {
    const { acme, connect, browser, sso, isIn, status } = await open(name)
    await connect(acme, 'ada')
    const ada = await browser('ada')
    await sso(ada, acme, 'ada')
    expect(await status(ada, acme)).toMatchObject({ green: true, enabled: true })
    const mia = await browser('mia')
    await sso(mia, acme, 'mia')
    expect(await isIn(mia, acme)).toBe(true)
  })
})

import * as oidc from 'openid-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Application, ClientSecret, Person, Tenant } from '../contract.ts'
import { type ClientKey, makeClientKey } from '../testing/client-certificate.ts'
import { startTrustedMock, type TrustedMock } from '../testing/https-scene.ts'
import { arrivalOf, beginLogin, fetchFromPage, loginWith } from '../testing/openid-login.ts'
import { callback, makeBrowser } from '../testing/relying-party.ts'
import { signInAt, visit } from '../testing/visitor.ts'

let mock: TrustedMock
let tenant: Tenant
let app: Application
let secret: ClientSecret
let mia: Person
let key: ClientKey

beforeAll(async () => {
  mock = await startTrustedMock()
  tenant = mock.entra.tenant()
  app = tenant.application({
    redirectUris: [callback],
    enableIdTokenIssuance: true,
    enableAccessTokenIssuance: true,
    allowPublicClient: true,
  })
  secret = app.secret()
  key = await makeClientKey()
  app.certificate(key.cert)
  mia = tenant.person({ userPrincipalName: 'mia@contoso.example', password: 'correct horse' })
})
afterAll(() => mock.close())

const discover = (authentication?: oidc.ClientAuth): Promise<oidc.Configuration> =>
  oidc.discovery(
    new URL(tenant.issuer),
    app.clientId,
    undefined,
    authentication ?? oidc.ClientSecretPost(secret.value),
  )

const assertion = (header: Readonly<Record<string, string>>): oidc.ClientAuth =>
  oidc.PrivateKeyJwt(key.privateKey, {
    [oidc.modifyAssertion]: (own: Record<string, oidc.JsonValue | undefined>) => {
      Object.assign(own, header)
    },
  })

describe('openid-client', () => {
  it.each<[string, () => oidc.ClientAuth]>([
    ['client_secret_post', () => oidc.ClientSecretPost(secret.value)],
    ['client_secret_basic', () => oidc.ClientSecretBasic(secret.value)],
    ['private_key_jwt and x5t', () => assertion({ x5t: key.x5t })],
    ['private_key_jwt and x5t#S256', () => assertion({ 'x5t#S256': key.x5tS256 })],
  ])(
    'logs in by code with PKCE and %s, and reads UserInfo ⟨clients.openid-client.code⟩ ⟨clients.openid-client.private-key-jwt⟩',
    async (_, authentication) => {
      const config = await discover(authentication())
      const tokens = await loginWith(config, { as: mia })
      const claims = tokens.claims()
      expect(claims).toMatchObject({ email: 'mia@contoso.example', tid: tenant.id, oid: mia.id })
      const info = await oidc.fetchUserInfo(config, tokens.access_token, claims?.sub ?? '')
      expect(info.email).toBe('mia@contoso.example')
    },
  )
  it('takes the answer as a form too (response_mode=form_post) ⟨clients.openid-client.code⟩', async () => {
    const tokens = await loginWith(await discover(), { as: mia }, { response_mode: 'form_post' })
    expect(tokens.claims()?.['oid']).toBe(mia.id)
  })
  it('refreshes, and the refresh token of before still works ⟨clients.openid-client.refresh⟩', async () => {
    const config = await discover()
    const first = await loginWith(config, { as: mia })
    const second = await oidc.refreshTokenGrant(config, first.refresh_token ?? '')
    expect(second.claims()?.sub).toBe(first.claims()?.sub)
    expect(second.refresh_token).not.toBe(first.refresh_token)
    const again = await oidc.refreshTokenGrant(config, first.refresh_token ?? '', { scope: 'openid' })
    expect(again.access_token).toBeTypeOf('string')
  })
  it.each<[string, () => oidc.ClientAuth]>([
    ['a secret', () => oidc.ClientSecretPost(secret.value)],
    ['a certificate', () => assertion({ x5t: key.x5t })],
  ])(
    'gets an app-only token with %s ⟨clients.openid-client.client-credentials⟩',
    async (_, authentication) => {
      const config = await discover(authentication())
      const tokens = await oidc.clientCredentialsGrant(config, {
        scope: 'https://graph.microsoft.com/.default',
      })
      expect(tokens).toMatchObject({ token_type: 'bearer' })
      expect(tokens).not.toHaveProperty('refresh_token')
    },
  )
  it('gets tokens for a device, which polls until somebody has signed in ⟨clients.openid-client.device-code⟩', async () => {
    const config = await discover(oidc.None())
    const codes = await oidc.initiateDeviceAuthorization(config, { scope: 'openid profile' })
    expect(codes).toMatchObject({ interval: 5, expires_in: 900 })
    const polled = oidc.pollDeviceAuthorizationGrant(config, { ...codes, interval: 0 }, undefined, {
      signal: AbortSignal.timeout(50_000),
    })
    const ending = await visit(codes.verification_uri, {
      as: mia,
      answers: [['Enter code', { otc: codes.user_code }]],
    })
    expect(ending).toMatchObject({ at: 'page', text: expect.stringContaining('You have signed in') })
    expect((await polled).claims()?.['oid']).toBe(mia.id)
  })
  it('signs in silently in a session, and is told when there is none ⟨clients.openid-client.silent⟩', async () => {
    const config = await discover()
    const browser = makeBrowser()
    const silent = () => loginWith(config, { browser }, { prompt: 'none' })
    await expect(silent()).rejects.toMatchObject({
      error: 'login_required',
      error_description: expect.stringMatching(/^AADSTS50058: /),
    })
    const first = await loginWith(config, { browser, as: mia })
    const again = await silent()
    for (const name of ['sub', 'sid']) expect(again.claims()?.[name]).toBe(first.claims()?.[name])
  })
  it('in a browser redeems codes of a single-page application ⟨clients.openid-client.browser⟩', async () => {
    const spa = tenant.application({ spaRedirectUris: [callback] })
    const config = await oidc.discovery(new URL(tenant.issuer), spa.clientId, undefined, oidc.None())
    config[oidc.customFetch] = fetchFromPage
    const tokens = await loginWith(config, { as: mia })
    expect(tokens).toMatchObject({ refresh_token_expires_in: 86_399 })
    const again = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')
    expect(again.claims()?.['oid']).toBe(mia.id)
  })
  it('checks c_hash of the hybrid flow ⟨clients.openid-client.hybrid⟩', async () => {
    const config = await discover()
    oidc.useCodeIdTokenResponseType(config)
    const { url, checks } = await beginLogin(config)
    const arrived = await signInAt(url, { as: mia })
    expect(arrived.url.hash).toMatch(/^#code=.+&id_token=.+&state=.+&session_state=/)
    const tokens = await oidc.authorizationCodeGrant(config, arrived.url, checks)
    expect(tokens.claims()?.['oid']).toBe(mia.id)
  })
  it('refuses a hybrid answer whose code was exchanged ⟨clients.openid-client.hybrid⟩', async () => {
    const config = await discover()
    oidc.useCodeIdTokenResponseType(config)
    const { url, checks } = await beginLogin(config)
    const { url: arrived } = await signInAt(url, { as: mia })
    arrived.hash = arrived.hash.replace(/code=[^&]+/, 'code=1.another-code')
    await expect(oidc.authorizationCodeGrant(config, arrived, checks)).rejects.toMatchObject({
      cause: { cause: { claim: 'c_hash' } },
    })
  })
  it.each(['fragment', 'form_post'])(
    'takes an ID token from the authorization endpoint, by %s ⟨clients.openid-client.implicit⟩',
    async (response_mode) => {
      const config = await discover()
      oidc.useIdTokenResponseType(config)
      const { url, checks } = await beginLogin(config, { response_mode, scope: 'openid profile' })
      const arrived = await signInAt(url, { as: mia })
      const claims = await oidc.implicitAuthentication(config, arrivalOf(arrived), checks.expectedNonce, {
        expectedState: checks.expectedState,
      })
      expect(claims['oid']).toBe(mia.id)
    },
  )
  it('signs out and comes back ⟨clients.openid-client.logout⟩', async () => {
    const config = await discover()
    const tokens = await loginWith(config, { as: mia })
    const url = oidc.buildEndSessionUrl(config, {
      post_logout_redirect_uri: callback,
      id_token_hint: tokens.id_token ?? '',
      state: 'after',
    })
    const arrived = await signInAt(url)
    expect(arrived.url.origin + arrived.url.pathname).toBe(callback)
  })
  it('shows the number of a refusal ⟨clients.openid-client.errors⟩', async () => {
    const config = await discover(oidc.ClientSecretPost(secret.keyId))
    await expect(loginWith(config, { as: mia })).rejects.toMatchObject({
      status: 401,
      error: 'invalid_client',
      error_description: expect.stringMatching(/^AADSTS7000215: /),
    })
  })
})

import { type InteractionRequiredAuthError, PublicClientApplication } from '@azure/msal-node'
import { discovery } from 'openid-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Application, ClientSecret, Person, Tenant } from '../contract.ts'
import { type ClientKey, makeClientKey } from '../testing/client-certificate.ts'
import { startTrustedMock, type TrustedMock } from '../testing/https-scene.ts'
import { confidentialClient, msalAuth, msalLogin } from '../testing/msal.ts'
import { loginWith } from '../testing/openid-login.ts'
import { callback, decode } from '../testing/relying-party.ts'

const graph = ['https://graph.microsoft.com/.default']
let mock: TrustedMock
let tenant: Tenant
let app: Application
let secret: ClientSecret
let mia: Person
let key: ClientKey

beforeAll(async () => {
  mock = await startTrustedMock()
  tenant = mock.entra.tenant({ domain: 'contoso.example' })
  app = tenant.application({
    redirectUris: [callback],
    signInAudience: 'AzureADMultipleOrgs',
    identifierUris: ['api://acme-hub'],
    scopes: ['read'],
    requestedAccessTokenVersion: 2,
  })
  secret = app.secret()
  key = await makeClientKey()
  app.certificate(key.cert)
  mia = tenant.person({ userPrincipalName: 'mia@contoso.example', password: 'correct horse' })
})
afterAll(() => mock.close())

const withSecret = (segment = tenant.id) =>
  confidentialClient({ ...msalAuth(mock.entra, app, segment), clientSecret: secret.value })

describe('@azure/msal-node', () => {
  it.each<[string, () => string]>([
    ['the GUID of the tenant', () => tenant.id],
    ['its domain name', () => tenant.domain],
    ['common', () => 'common'],
    ['organizations', () => 'organizations'],
  ])('logs in by code; the authority is %s ⟨clients.msal-node.code⟩', async (_, segment) => {
    const { account } = await msalLogin(withSecret(segment()), { as: mia })
    expect(account).toMatchObject({
      username: 'mia@contoso.example',
      tenantId: tenant.id,
      localAccountId: mia.id,
      homeAccountId: `${mia.id}.${tenant.id}`,
    })
  })
  it('logs a personal account in at consumers ⟨clients.msal-node.personal⟩', async () => {
    const { consumers } = mock.entra
    const ada = consumers.person({ userPrincipalName: 'ada@outlook.example' })
    const shared = tenant.application({
      redirectUris: [callback],
      signInAudience: 'AzureADandPersonalMicrosoftAccount',
    })
    const auth = { ...msalAuth(mock.entra, shared, 'consumers'), clientSecret: shared.secret().value }
    const { account } = await msalLogin(confidentialClient(auth), { as: ada })
    expect(account).toMatchObject({ username: 'ada@outlook.example', tenantId: consumers.id })
  })
  it('answers from its cache, and renews silently ⟨clients.msal-node.silent⟩', async () => {
    const client = withSecret()
    const { account, accessToken } = await msalLogin(client, { as: mia })
    if (account === null) throw new TypeError('no account')
    const silent = { account, scopes: ['openid', 'profile'] }
    expect(await client.acquireTokenSilent(silent)).toMatchObject({ fromCache: true, accessToken })
    const renewed = await client.acquireTokenSilent({ ...silent, forceRefresh: true })
    expect(renewed.fromCache).toBe(false)
    expect(renewed.accessToken).not.toBe(accessToken)
  })
  it('takes a refresh token that somebody else got ⟨clients.msal-node.refresh⟩', async () => {
    const config = await discovery(new URL(tenant.issuer), app.clientId, secret.value)
    const { refresh_token: refreshToken = '' } = await loginWith(config, { as: mia })
    const result = await withSecret().acquireTokenByRefreshToken({ refreshToken, scopes: ['openid'] })
    expect(result?.account?.localAccountId).toBe(mia.id)
  })
  it('trusts the host that instance discovery names ⟨clients.msal-node.instance-discovery⟩', async () => {
    const { knownAuthorities: _, ...auth } = msalAuth(mock.entra, app, tenant.id)
    const asked = new URL(`${mock.entra.origin}/common/discovery/instance`)
    asked.search = new URLSearchParams({
      'api-version': '1.1',
      authorization_endpoint: `${auth.authority}/oauth2/v2.0/authorize`,
    }).toString()
    // MSAL asks login.microsoftonline.com; whoever is behind a proxy gives it the answer, as here.
    const cloudDiscoveryMetadata = await (await fetch(asked)).text()
    const client = confidentialClient({ ...auth, cloudDiscoveryMetadata, clientSecret: secret.value })
    expect((await msalLogin(client, { as: mia })).account?.localAccountId).toBe(mia.id)
  })
  it.each<[string, () => object]>([
    ['a secret', () => ({ clientSecret: secret.value })],
    [
      'a certificate by its SHA-256 thumbprint',
      () => ({ clientCertificate: { thumbprintSha256: key.thumbprintSha256, privateKey: key.key } }),
    ],
    [
      'a certificate by its SHA-1 thumbprint',
      () => ({ clientCertificate: { thumbprint: key.thumbprint, privateKey: key.key } }),
    ],
  ])(
    'gets an app-only token with %s ⟨clients.msal-node.client-credentials⟩ ⟨clients.msal-node.certificate⟩',
    async (_, credential) => {
      const client = confidentialClient({ ...msalAuth(mock.entra, app, tenant.id), ...credential() })
      const result = await client.acquireTokenByClientCredential({ scopes: ['api://acme-hub/.default'] })
      expect(decode(result?.accessToken ?? '')).toMatchObject({ aud: app.clientId, azp: app.clientId })
      const again = await client.acquireTokenByClientCredential({ scopes: ['api://acme-hub/.default'] })
      expect(again).toMatchObject({ fromCache: true, accessToken: result?.accessToken })
    },
  )
  it('gets tokens for a device ⟨clients.msal-node.device-code⟩', async () => {
    const device = tenant.application({ allowPublicClient: true })
    tenant.signInAs(mia)
    const messages: string[] = []
    const client = new PublicClientApplication({ auth: msalAuth(mock.entra, device, tenant.id) })
    const result = await client.acquireTokenByDeviceCode({
      scopes: ['openid', 'profile'],
      deviceCodeCallback: ({ message }) => {
        messages.push(message)
      },
    })
    tenant.signInAs(null)
    expect(messages).toEqual([expect.stringMatching(/^To sign in, use a web browser to open the page /)])
    expect(result?.account?.localAccountId).toBe(mia.id)
  })
  it('calls another API in the name of a person (on behalf of) ⟨clients.msal-node.on-behalf-of⟩', async () => {
    const front = tenant.application({ redirectUris: [callback] })
    const client = confidentialClient({
      ...msalAuth(mock.entra, front, tenant.id),
      clientSecret: front.secret().value,
    })
    const { accessToken } = await msalLogin(client, { as: mia }, ['api://acme-hub/read'])
    const result = await withSecret().acquireTokenOnBehalfOf({ oboAssertion: accessToken, scopes: graph })
    expect(result?.account?.localAccountId).toBe(mia.id)
  })
  it('says what is wrong in the words of Entra ⟨clients.msal-node.errors⟩', async () => {
    const expired = app.secret({ expiresIn: '-1d' })
    const client = confidentialClient({
      ...msalAuth(mock.entra, app, tenant.id),
      clientSecret: expired.value,
    })
    await expect(client.acquireTokenByClientCredential({ scopes: graph })).rejects.toMatchObject({
      errorCode: 'invalid_client',
      errorMessage: expect.stringContaining('AADSTS7000222'),
    })
  })
  it('tells that somebody has to sign in again ⟨clients.msal-node.interaction-required⟩', async () => {
    const client = withSecret()
    const { account } = await msalLogin(client, { as: mia })
    tenant.revokeSessions(mia.id)
    if (account === null) throw new TypeError('no account')
    await expect(
      client.acquireTokenSilent({ account, scopes: ['openid'], forceRefresh: true }),
    ).rejects.toMatchObject({ name: 'InteractionRequiredAuthError', subError: 'bad_token' })
  })
  it('signs in again for what Conditional Access demands ⟨clients.msal-node.claims-challenge⟩', async () => {
    const client = withSecret()
    const { account } = await msalLogin(client, { as: mia })
    if (account === null) throw new TypeError('no account')
    tenant.update({ conditionalAccess: [{ grant: 'mfa' }] })
    const renewed = client.acquireTokenSilent({ account, scopes: ['openid'], forceRefresh: true })
    const { claims } = await renewed.then(
      () => ({ claims: undefined }),
      (thrown: InteractionRequiredAuthError) => thrown,
    )
    await expect(renewed).rejects.toMatchObject({
      name: 'InteractionRequiredAuthError',
      subError: 'basic_action',
      errorMessage: expect.stringContaining('AADSTS50076'),
    })
    const seen: string[] = []
    const again = await msalLogin(client, { as: mia, seen }, ['openid', 'offline_access'], {
      claims: claims ?? '',
    })
    expect(seen.at(-1)).toContain('Approve sign in request')
    const silent = { account: again.account ?? account, scopes: ['openid'], forceRefresh: true }
    expect((await client.acquireTokenSilent(silent)).fromCache).toBe(false)
    tenant.update({ conditionalAccess: [] })
  })
})

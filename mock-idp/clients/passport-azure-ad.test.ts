import passport, { type OIDCStrategyOptions } from 'passport-azure-ad'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Application, ClientSecret, Person, Tenant } from '../contract.ts'
import { type ClientKey, makeClientKey } from '../testing/client-certificate.ts'
import { startTrustedMock, type TrustedMock } from '../testing/https-scene.ts'
import { confidentialClient, msalAuth, msalLogin } from '../testing/msal.ts'
import { authenticate, type Outcome } from '../testing/passport.ts'
import { callback } from '../testing/relying-party.ts'
import { signInAt } from '../testing/visitor.ts'

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
    enableIdTokenIssuance: true,
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

const strategy = (options: Partial<OIDCStrategyOptions>) =>
  new passport.OIDCStrategy(
    {
      identityMetadata: tenant.metadataUrl,
      clientID: app.clientId,
      responseType: 'code',
      responseMode: 'form_post',
      redirectUrl: callback,
      allowHttpForRedirectUrl: true,
      scope: ['profile', 'email'],
      loggingLevel: 'fatal',
      ...options,
    },
    (issuer, sub, { _json }, done) => done(null, { issuer, sub, ..._json }),
  )

/** A login as express and passport do it: to Entra, back to the redirect URI, in one session. */
const login = async ({ tenantIdOrName, ...options }: OwnOptions): Promise<Outcome> => {
  const own = strategy(options)
  const session = {}
  const begun = await authenticate(own, { session }, { tenantIdOrName })
  if (begun.kind !== 'redirect') return begun
  const { method, parameters } = await signInAt(begun.url, { as: mia })
  return authenticate(own, { session, [method === 'POST' ? 'body' : 'query']: parameters })
}
type OwnOptions = Partial<OIDCStrategyOptions> & { readonly tenantIdOrName?: string }

describe('passport-azure-ad', () => {
  it.each<[string, () => Partial<OIDCStrategyOptions>]>([
    ['code by form_post', () => ({ clientSecret: secret.value })],
    ['code by query', () => ({ clientSecret: secret.value, responseMode: 'query' })],
    ['code id_token', () => ({ clientSecret: secret.value, responseType: 'code id_token' })],
    ['id_token', () => ({ responseType: 'id_token' })],
  ])('logs in with the response type %s ⟨clients.passport-azure-ad.oidc⟩', async (_, options) => {
    expect(await login(options())).toMatchObject({
      kind: 'success',
      user: { oid: mia.id, issuer: tenant.issuer, preferred_username: 'mia@contoso.example' },
    })
  })
  it('logs in at the endpoints of version 1.0, and reads UserInfo there ⟨clients.passport-azure-ad.v1⟩', async () => {
    const identityMetadata = tenant.metadataUrl.replace('/v2.0/', '/')
    expect(await login({ identityMetadata, clientSecret: secret.value })).toMatchObject({
      kind: 'success',
      user: { issuer: tenant.issuerV1, name: mia.displayName },
    })
  })
  it.each<[string, () => OwnOptions]>([
    ['one that it was told', () => ({ issuer: tenant.issuer })],
    ['that of the tenant that it was told', () => ({ tenantIdOrName: tenant.id })],
  ])('takes /common, and an issuer: %s ⟨clients.passport-azure-ad.common⟩', async (_, options) => {
    const identityMetadata = tenant.metadataUrl.replace(tenant.id, 'common')
    app.update({ signInAudience: 'AzureADMultipleOrgs' })
    const ended = await login({ identityMetadata, clientSecret: secret.value, ...options() })
    expect(ended).toMatchObject({ kind: 'success', user: { issuer: tenant.issuer } })
  })
  it('redeems a code with a certificate ⟨clients.passport-azure-ad.certificate⟩', async () => {
    const ended = await login({ thumbprint: key.x5t, privatePEMKey: key.key })
    expect(ended).toMatchObject({ kind: 'success', user: { oid: mia.id } })
  })
  it('takes an access token for a registered API ⟨clients.passport-azure-ad.bearer⟩', async () => {
    const bearer = new passport.BearerStrategy(
      {
        identityMetadata: tenant.metadataUrl,
        clientID: app.clientId,
        scope: ['read'],
        loggingLevel: 'fatal',
      },
      (claims, done) => done(null, claims),
    )
    const client = confidentialClient({ ...msalAuth(mock.entra, app, tenant.id), clientSecret: secret.value })
    const present = (token: string) =>
      authenticate(bearer, { session: {}, headers: { authorization: `Bearer ${token}` } })
    const own = await msalLogin(client, { as: mia }, ['api://acme-hub/read'])
    expect(await present(own.accessToken)).toMatchObject({
      kind: 'success',
      user: { oid: mia.id, scp: 'read', aud: app.clientId },
    })
    // One for Graph is for nobody else, and its signature cannot be verified.
    const graph = await msalLogin(client, { as: mia }, ['User.Read'])
    expect(await present(graph.accessToken)).toMatchObject({ kind: 'fail' })
  })
})

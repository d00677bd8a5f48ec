import { describe, expect, it } from 'vitest'
import type { ApplicationOptions, TenantOptions } from '../../contract.ts'
import { registerApplication } from '../../directory/application.ts'
import { consumersDomain, consumersTenant } from '../../directory/consumers.ts'
import { createDirectory, type LiveAuthority } from '../../directory/directory.ts'
import { registerTenant } from '../../directory/tenant.ts'
import { makeSeed } from '../../seed.ts'
import { checkAuthorizeRequest } from '../authorize-request.ts'

type Changes = Readonly<Record<string, string | undefined>>

interface Case {
  readonly application?: ApplicationOptions
  readonly tenant?: TenantOptions
  readonly at?: 'common' | 'organizations' | 'consumers'
  readonly version?: 1 | 2
  /** The application lives in a tenant of this kind, and is used at another one. */
  readonly home?: TenantOptions
}

const seed = makeSeed('requests')
const callback = 'https://app.example/callback'

const decide = (changes: Changes, given: Case = {}) => {
  const directory = createDirectory()
  registerTenant({ directory, seed }, { id: consumersTenant, domain: consumersDomain })
  const tenant = registerTenant({ directory, seed }, { domain: 'contoso.example', ...given.tenant })
  const home =
    given.home === undefined
      ? tenant
      : registerTenant({ directory, seed }, { domain: 'maker.example', ...given.home })
  const application = registerApplication(directory, seed, home, {
    redirectUris: [callback],
    ...given.application,
  })
  const authority: LiveAuthority =
    given.at === undefined
      ? { kind: 'tenant', segment: tenant.id, tenant }
      : { kind: 'alias', segment: given.at }
  const parameters: Changes = {
    client_id: application.clientId,
    response_type: 'code',
    redirect_uri: callback,
    scope: 'openid',
    ...changes,
  }
  return checkAuthorizeRequest(
    directory,
    authority,
    Object.fromEntries(
      Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined),
    ),
    given.version,
  )
}

const front = {
  application: { redirectUris: [callback], enableIdTokenIssuance: true, enableAccessTokenIssuance: true },
}
const shared = { redirectUris: [callback], signInAudience: 'AzureADMultipleOrgs' } as const
const personal = { redirectUris: [callback], signInAudience: 'PersonalMicrosoftAccount' } as const
const both = { redirectUris: [callback], signInAudience: 'AzureADandPersonalMicrosoftAccount' } as const
const challenge = 'c'.repeat(43)

describe('requests that are refused', () => {
  it.each<[string, 'page' | 'redirect', number, Changes, Case?]>([
    ['no client_id ⟨authorize.missing-client⟩', 'page', 900144, { client_id: undefined }],
    ['an empty client_id', 'page', 900144, { client_id: '' }],
    ['an unknown application ⟨authorize.unknown-application⟩', 'page', 700016, { client_id: 'x' }],
    [
      'a disabled application ⟨authorize.unknown-application⟩',
      'page',
      7000112,
      {},
      { application: { enabled: false } },
    ],
    ['a blocked tenant ⟨directory.tenant-state⟩', 'page', 5000225, {}, { tenant: { state: 'blocked' } }],
    ['a single-tenant application at /common ⟨authorize.audience⟩', 'page', 50194, {}, { at: 'common' }],
    [
      'a single-tenant application at /consumers ⟨authorize.audience⟩',
      'page',
      9002332,
      {},
      { at: 'consumers' },
    ],
    [
      'one for personal accounts at /common ⟨authorize.audience⟩',
      'page',
      9002331,
      {},
      { at: 'common', application: personal },
    ],
    [
      'one for personal accounts at a tenant ⟨authorize.audience⟩',
      'page',
      9002346,
      {},
      { application: personal },
    ],
    [
      'v1.0 at /consumers ⟨authorize.audience⟩',
      'page',
      90027,
      {},
      { at: 'consumers', version: 1, application: both },
    ],
    [
      'v1.0 at /consumers by one for work accounts ⟨authorize.audience⟩',
      'page',
      90130,
      {},
      { at: 'consumers', version: 1, application: shared },
    ],
    [
      'one of the US Government cloud at /common ⟨directory.clouds⟩',
      'page',
      900439,
      {},
      { at: 'common', home: { cloud: 'us-government' }, application: shared },
    ],
    [
      'one of another cloud at a tenant ⟨directory.clouds⟩',
      'page',
      900382,
      {},
      { tenant: { cloud: 'china' }, home: {}, application: shared },
    ],
    [
      'a redirect URI with a slash more ⟨authorize.redirect-mismatch⟩',
      'page',
      50011,
      { redirect_uri: `${callback}/` },
    ],
    [
      'a redirect URI in other case ⟨authorize.path-case⟩',
      'page',
      50011,
      { redirect_uri: 'https://app.example/Callback' },
    ],
    [
      'a redirect URI with http for https ⟨authorize.redirect-mismatch⟩',
      'page',
      50011,
      { redirect_uri: 'http://app.example/callback' },
    ],
    [
      'plain http to another machine ⟨authorize.insecure⟩',
      'page',
      500117,
      { redirect_uri: 'http://other.example/' },
    ],
    [
      'the loopback address of IPv6 ⟨authorize.ipv6⟩',
      'page',
      500117,
      { redirect_uri: 'http://[::1]/callback' },
    ],
    ['a redirect URI that is none ⟨authorize.not-absolute⟩', 'page', 90102, { redirect_uri: '/callback' }],
    ['an empty redirect URI ⟨authorize.no-redirect-uri⟩', 'page', 900971, { redirect_uri: '' }],
    [
      'no redirect URI anywhere ⟨authorize.no-redirect-uri⟩',
      'page',
      500113,
      { redirect_uri: undefined },
      { application: { redirectUris: [] } },
    ],
    ['a resource that nobody has', 'page', 500011, { scope: 'openid api://nobody/read' }],
    ['no response_type ⟨authorize.missing⟩', 'redirect', 900144, { response_type: undefined }],
    [
      'an ID token that is not enabled ⟨authorize.token-switches⟩',
      'redirect',
      700054,
      { response_type: 'id_token' },
    ],
    [
      'an access token that is not enabled ⟨authorize.token-switches⟩',
      'redirect',
      700051,
      { response_type: 'token' },
    ],
    [
      'an unknown response_type ⟨authorize.unknown-response-type⟩',
      'redirect',
      70005,
      { response_type: 'code foo' },
    ],
    ['a combination that Entra does not know', 'redirect', 70005, { response_type: 'code token' }, front],
    ['an unknown response_mode', 'redirect', 70007, { response_mode: 'web_message' }],
    [
      'a token in a query ⟨authorize.query-refused⟩',
      'redirect',
      70007,
      { response_type: 'id_token', response_mode: 'query', nonce: 'n' },
      front,
    ],
    ['no scope ⟨authorize.scope⟩', 'redirect', 900144, { scope: undefined }],
    [
      'an ID token without openid ⟨authorize.openid-needed⟩',
      'redirect',
      70005,
      { response_type: 'id_token', scope: 'profile', nonce: 'n' },
      front,
    ],
    [
      'an ID token without a nonce ⟨authorize.nonce⟩',
      'redirect',
      90014,
      { response_type: 'code id_token' },
      front,
    ],
    ['a request object ⟨authorize.request-objects⟩', 'redirect', 90023, { request: 'x.y.z' }],
    [
      'a reference to one ⟨authorize.request-objects⟩',
      'redirect',
      90023,
      { request_uri: 'https://app.example/r' },
    ],
    ['an unknown prompt ⟨authorize.prompt⟩', 'redirect', 90023, { prompt: 'create' }],
    ['two prompts at once ⟨authorize.prompt⟩', 'redirect', 90023, { prompt: 'login consent' }],
    [
      'an unknown method of PKCE ⟨authorize.pkce-size⟩',
      'redirect',
      50149,
      { code_challenge: challenge, code_challenge_method: 's256' },
    ],
    [
      'a method without a challenge ⟨authorize.pkce-size⟩',
      'redirect',
      50147,
      { code_challenge_method: 'S256' },
    ],
    ['a short challenge ⟨authorize.pkce-size⟩', 'redirect', 501491, { code_challenge: 'short' }],
    ['a long challenge ⟨authorize.pkce-size⟩', 'redirect', 501491, { code_challenge: 'l'.repeat(129) }],
    ['claims that are no JSON ⟨authorize.claims-malformed⟩', 'redirect', 90100, { claims: '{' }],
    ['claims that are no object ⟨authorize.claims-malformed⟩', 'redirect', 90100, { claims: '[]' }],
    [
      'another resource than that of the scopes ⟨authorize.resource⟩',
      'redirect',
      9010010,
      { resource: 'https://api.example' },
    ],
  ])('%s: on the %s, %i', (_, kind, code, changes, given) =>
    expect(decide(changes, given)).toMatchObject({ kind, refusal: { code } }),
  )
  it.each([
    { at: 'consumers', application: both } as const,
    { at: 'consumers', application: personal } as const,
  ])('in the words of the service of personal accounts ⟨authorize.unknown-response-type⟩', (given) =>
    expect(decide({ response_type: 'foo' }, given)).toMatchObject({
      refusal: { code: 70005, text: expect.stringContaining("Expected values are the following: 'code'") },
    }),
  )
  it('a single-tenant resource behind /common ⟨authorize.audience⟩', () => {
    const directory = createDirectory()
    const tenant = registerTenant({ directory, seed }, {})
    const client = registerApplication(directory, seed, tenant, shared)
    const api = registerApplication(directory, seed, tenant, {})
    const parameters = {
      client_id: client.clientId,
      response_type: 'code',
      scope: `openid api://${api.clientId}/read`,
    }
    expect(checkAuthorizeRequest(directory, { kind: 'alias', segment: 'common' }, parameters)).toMatchObject({
      kind: 'page',
      refusal: { code: 90124 },
    })
  })
  it('a resource that is not for the accounts of External ID', () => {
    const directory = createDirectory()
    const tenant = registerTenant({ directory, seed }, { cloud: 'external-id' })
    const client = registerApplication(directory, seed, tenant, { redirectUris: [callback] })
    const api = registerApplication(directory, seed, tenant, both)
    const parameters = {
      client_id: client.clientId,
      response_type: 'code',
      scope: `openid api://${api.clientId}/read`,
    }
    expect(
      checkAuthorizeRequest(directory, { kind: 'tenant', segment: tenant.id, tenant }, parameters),
    ).toMatchObject({ kind: 'page', refusal: { code: 500207 } })
  })
})

describe('requests that are accepted', () => {
  it.each<[string, Changes, Case, object]>([
    [
      'no redirect URI: the first registered one ⟨authorize.no-redirect-uri⟩',
      { redirect_uri: undefined },
      {},
      { redirectUri: callback },
    ],
    [
      'localhost with any port ⟨authorize.localhost-port⟩',
      { redirect_uri: 'http://localhost:4711/cb' },
      { application: { redirectUris: ['http://localhost/cb'] } },
      { redirectUri: 'http://localhost:4711/cb' },
    ],
    ['the host in any case ⟨authorize.path-case⟩', { redirect_uri: 'https://APP.example/callback' }, {}, {}],
    [
      'a redirect URI of a desktop application ⟨authorize.native⟩',
      { redirect_uri: 'msal1234://auth' },
      { application: { nativeRedirectUris: ['msal1234://auth'] } },
      { redirectUri: 'msal1234://auth' },
    ],
    [
      'a wildcard only to the letter',
      { redirect_uri: 'https://app.example/*' },
      { application: { redirectUris: ['https://app.example/*'] } },
      {},
    ],
    [
      'PKCE with S256 ⟨authorize.pkce⟩',
      { code_challenge: challenge, code_challenge_method: 'S256' },
      {},
      { challenge: { value: challenge, method: 'S256' } },
    ],
    [
      'PKCE without a method: plain ⟨authorize.pkce⟩',
      { code_challenge: challenge },
      {},
      { challenge: { value: challenge, method: 'plain' } },
    ],
    ['no PKCE ⟨authorize.pkce⟩', {}, {}, { challenge: undefined }],
    ['a code without a nonce ⟨authorize.nonce⟩', {}, {}, { nonce: undefined }],
    ['an empty prompt', { prompt: '' }, {}, { prompt: undefined }],
    [
      'parameters that nobody knows ⟨authorize.unknown-parameters⟩',
      { ui_locales: 'de', acr_values: 'x', 'x-client-SKU': 'MSAL', mkt: 'de-DE', whatever: '1' },
      {},
      {},
    ],
    [
      'a fragment for a hybrid answer ⟨authorize.default-mode⟩',
      { response_type: 'id_token code', nonce: 'n' },
      front,
      { responseMode: 'fragment', responseTypes: ['code', 'id_token'] },
    ],
    ['a form post', { response_mode: 'form_post' }, {}, { responseMode: 'form_post' }],
    [
      'claims with capabilities and contexts ⟨authorize.claims-acrs⟩',
      {
        claims:
          '{"access_token":{"xms_cc":{"values":["cp1"]},"acrs":{"essential":true,"value":"c1"}},"id_token":null}',
      },
      {},
      { capabilities: ['cp1'], contexts: ['c1'] },
    ],
    [
      'a resource that the scopes name ⟨authorize.resource⟩',
      { resource: 'https://graph.microsoft.com/' },
      {},
      {},
    ],
    [
      'scopes of several resources ⟨authorize.scope⟩',
      { scope: 'openid User.Read https://management.azure.com/user_impersonation' },
      {},
      { scope: 'openid User.Read https://management.azure.com/user_impersonation' },
    ],
    ['v1.0 without a scope', { scope: undefined }, { version: 1 }, { version: 1, scope: 'openid' }],
    [
      'a multi-tenant application at /common ⟨authorize.audience⟩',
      {},
      { at: 'common', application: shared },
      {},
    ],
    [
      'one for personal accounts at /consumers ⟨authorize.audience⟩',
      {},
      { at: 'consumers', application: personal },
      {},
    ],
    [
      'HTML in state, without its marks ⟨authorize.state⟩',
      { state: 'a<script src="x">b</script> 1<2' },
      {},
      { state: 'ab 1<2' },
    ],
  ])('%s', (_, changes, given, request) =>
    expect(decide(changes, given)).toMatchObject({ kind: 'go', request }),
  )
})

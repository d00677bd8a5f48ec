import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { callback, decode, login, makeScene, type Scene } from '../testing/relying-party.ts'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
})
afterAll(() => scene.entra.close())
beforeEach(() => scene.tenant.clock.reset())

const suffix = '/.well-known/openid-configuration'
type Body = Readonly<Record<string, unknown>>
const json = async (response: Response) => (await response.json()) as Body
const get = (path: string, init?: RequestInit) => fetch(`${scene.entra.origin}${path}`, init)
const unknownTenant = '11111111-2222-4333-8444-555555555555'

describe('metadata over HTTP', () => {
  it.each([
    ['the GUID', () => scene.tenant.id],
    ['the GUID in capitals', () => scene.tenant.id.toUpperCase()],
    ['the domain', () => scene.tenant.domain],
    ['another verified domain', () => 'Other.example'],
  ])(
    'is the same by %s ⟨metadata.domain⟩ ⟨metadata.domain-endpoints⟩ ⟨metadata.case⟩',
    async (_, segment) => {
      scene.tenant.update({ otherDomains: ['other.example'] })
      const { id, issuer, issuerV1 } = scene.tenant
      expect(await json(await get(`/${segment()}/v2.0${suffix}`))).toMatchObject({
        issuer,
        token_endpoint: `${scene.entra.origin}/${id}/oauth2/v2.0/token`,
      })
      expect(await json(await get(`/${segment()}${suffix}`))).toMatchObject({
        issuer: issuerV1,
        token_endpoint: `${scene.entra.origin}/${id}/oauth2/token`,
      })
    },
  )
  it('is served by the neighbour too, as by all login hosts, and names the same endpoints ⟨metadata.other-hosts⟩', async () => {
    for (const path of [
      `/${scene.tenant.id}/v2.0${suffix}`,
      `/${scene.tenant.id}${suffix}`,
      `/common${suffix}`,
      `/${scene.tenant.id}/discovery/v2.0/keys`,
    ])
      expect(await json(await fetch(`${scene.entra.neighbour}${path}`))).toEqual(await json(await get(path)))
  })
  it('of External ID is where its issuer says, and its tokens have that issuer ⟨cloud.external-id⟩', async () => {
    const tenant = scene.entra.tenant({ cloud: 'external-id', domain: 'ciam.example' })
    expect(await json(await fetch(`${tenant.issuer}${suffix}`))).toMatchObject({ issuer: tenant.issuer })
    expect(tenant.issuer.startsWith(scene.entra.neighbour)).toBe(true)
    const app = tenant.application({ redirectUris: [callback] })
    const mia = tenant.person({ userPrincipalName: 'mia@ciam.example' })
    const { id_token } = await login({ ...scene, tenant, app, secret: app.secret(), mia })
    expect(decode(id_token)['iss']).toBe(tenant.issuer)
    expect(decode(id_token, 0)['kid']).toBe(tenant.keys.signing)
  })
  it.each([
    ['a tenant', () => `${scene.tenant.id}/v2.0`],
    ['a tenant, v1.0', () => scene.tenant.id],
    ['common', () => 'common/v2.0'],
    ['common, v1.0', () => 'common'],
    ['organizations', () => 'organizations/v2.0'],
    ['consumers', () => 'consumers/v2.0'],
  ])(
    'names nothing that is not served at %s ⟨metadata.nothing-more⟩ ⟨metadata.mtls⟩ ⟨metadata.check-session⟩ ⟨userinfo.v1⟩',
    async (_, authority) => {
      const document = await json(await get(`/${authority()}${suffix}`))
      const { mtls_endpoint_aliases: aliases, kerberos_endpoint: __, ...endpoints } = document
      const urls = [endpoints, aliases as Body | undefined].flatMap((members = {}) =>
        Object.entries(members).filter(([name]) => /_endpoint$|_uri$|_iframe$/.test(name)),
      )
      expect(urls.length).toBeGreaterThan(5)
      for (const [name, url] of urls) {
        const { status } = await fetch(String(url), { redirect: 'manual' })
        expect(status, `${name} ${String(url)}`).not.toBe(404)
      }
    },
  )
  it('names Kerberos, which nobody answers ⟨metadata.kerberos⟩', async () => {
    const { kerberos_endpoint } = await json(await fetch(scene.tenant.metadataUrl))
    expect((await fetch(String(kerberos_endpoint))).status).toBe(404)
  })
  it('lists self_signed_tls_client_auth last ⟨metadata.auth-methods-order⟩', async () => {
    const document = await json(await fetch(scene.tenant.metadataUrl))
    expect((document['token_endpoint_auth_methods_supported'] as string[]).at(-1)).toBe(
      'self_signed_tls_client_auth',
    )
  })
})

describe('headers of metadata', () => {
  it.each([
    `/common/v2.0${suffix}`,
    `/common${suffix}`,
    '/common/discovery/v2.0/keys',
    '/common/discovery/keys',
  ])(
    'of %s are those of Entra, but for HSTS ⟨metadata.headers⟩ ⟨metadata.cookies⟩ ⟨metadata.hsts⟩ ⟨keys.cache⟩',
    async (path) => {
      const { headers, status } = await get(path)
      expect(status).toBe(200)
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'max-age=86400, private',
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET, OPTIONS',
        'x-content-type-options': 'nosniff',
        p3p: 'CP="DSP CUR OTPi IND OTRi ONL FIN"',
        'x-ms-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
        'x-ms-ests-server': expect.stringMatching(/^2\.1\.\d+\.\d+ - \w+ ProdSlices$/),
      })
      expect(headers.has('strict-transport-security')).toBe(false)
      const cookies = headers.getSetCookie().map((line) => line.split('=')[0])
      expect(cookies).toEqual(['fpc', 'esctx', 'x-ms-gateway-slice', 'stsservicecookie'])
    },
  )
  it('of the token endpoint forbid storing, and set no esctx ⟨metadata.cookies⟩', async () => {
    const { headers } = await get('/common/oauth2/v2.0/token', { method: 'POST' })
    expect(headers.get('cache-control')).toBe('no-store, no-cache')
    expect(headers.get('pragma')).toBe('no-cache')
    expect(headers.get('expires')).toBe('-1')
    expect(headers.getSetCookie().map((line) => line.split('=')[0])).toEqual([
      'fpc',
      'x-ms-gateway-slice',
      'stsservicecookie',
    ])
  })
  it('answer a preflight and HEAD ⟨metadata.headers⟩', async () => {
    const preflight = await get(`/common/v2.0${suffix}`, {
      method: 'OPTIONS',
      headers: { 'Access-Control-Request-Headers': 'x-client-sku' },
    })
    expect(preflight.status).toBe(200)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-headers')).toBe('x-client-sku')
    const head = await get(`/common/v2.0${suffix}`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(1_000)
  })
})

describe('errors of metadata', () => {
  it.each([
    ['a GUID', unknownTenant, ''],
    ['a GUID, v2.0', unknownTenant, '/v2.0'],
    ['a domain', 'fabrikam.example', '/v2.0'],
    ['organizations in v1.0', 'organizations', ''],
    ['consumers in v1.0', 'consumers', ''],
  ])('an unknown tenant: %s ⟨metadata.unknown-tenant⟩ ⟨metadata.v1-aliases⟩', async (_, segment, version) => {
    const response = await get(`/${segment}${version}${suffix}`)
    expect(response.status).toBe(400)
    const body = await json(response)
    const { trace_id, correlation_id, timestamp } = body
    expect(body).toEqual({
      error: 'invalid_tenant',
      error_description: `AADSTS90002: Tenant '${segment}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant. Trace ID: ${trace_id} Correlation ID: ${correlation_id} Timestamp: ${timestamp}`,
      error_codes: [90002],
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/),
      trace_id: expect.stringMatching(/^[0-9a-f-]{34}0[01]$/),
      correlation_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      error_uri: `${scene.entra.origin}/error?code=90002`,
    })
    expect(Object.keys(body)).toEqual(
      'error error_description error_codes timestamp trace_id correlation_id error_uri'.split(' '),
    )
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
  })
  it.each([
    ['a word', `/authorize/v2.0${suffix}`, 'authorize'],
    ['a word, v1.0', `/authorize${suffix}`, 'authorize'],
    ['the wrong order', `/v2.0/${unknownTenant}${suffix}`, 'v2.0'],
    ['keys of a word', '/authorize/discovery/v2.0/keys', 'authorize'],
  ])(
    'a malformed tenant: %s ⟨metadata.malformed-tenant⟩ ⟨metadata.malformed-tenant-error⟩ ⟨metadata.wrong-order⟩',
    async (_, path, segment) => {
      const response = await get(path)
      expect(response.status).toBe(400)
      expect(await json(response)).toMatchObject({
        error: 'invalid_request',
        error_codes: [900023],
        error_description: expect.stringContaining(
          `AADSTS900023: Specified tenant identifier '${segment}' is neither a valid DNS name, nor a valid external domain. Trace ID: `,
        ),
      })
    },
  )
  it.each([
    ['doubled', `/common/v2.0${suffix}${suffix}`],
    ['doubled, v1.0', `/common${suffix}${suffix}`],
    ['behind the authorization endpoint', `/common/oauth2/v2.0/authorize${suffix}`],
    ['behind /oauth2/v2.0', `/common/oauth2/v2.0${suffix}`],
    ['RFC 8414 behind the issuer', '/common/v2.0/.well-known/oauth-authorization-server'],
    ['RFC 8414 before the path', '/.well-known/oauth-authorization-server/common/v2.0'],
    ['RFC 8414, v1.0', '/common/.well-known/oauth-authorization-server'],
    ['with a slash behind', `/common/v2.0${suffix}/`],
    ['with a slash too many', `/common/v2.0/${suffix}`],
    ['without a tenant', suffix],
    ['without a tenant, v2.0', `/v2.0${suffix}`],
  ])(
    '404 for a path that is %s ⟨metadata.wrong-suffix⟩ ⟨metadata.trailing-slash⟩ ⟨metadata.no-rfc8414⟩',
    async (how, path) => expect((await get(path)).status).toBe(how === 'without a tenant, v2.0' ? 400 : 404),
  )
})

describe('keys over HTTP', () => {
  const kids = async (path = 'v2.0/keys', id = scene.tenant.id) => {
    const { keys } = await json(await get(`/${id}/discovery/${path}`))
    return (keys as readonly Body[]).map(({ kid }) => kid)
  }
  it('are the same in v1.0, without issuers and clouds ⟨keys.v1⟩ ⟨keys.v1-cloud-instance-name⟩ ⟨metadata.v1-jwks-uri⟩', async () => {
    expect(await kids('keys')).toEqual(await kids())
    const { keys } = await json(await get(`/${scene.tenant.id}/discovery/keys`))
    for (const key of keys as readonly Body[])
      expect(Object.keys(key)).toEqual('kty use kid x5t n e x5c'.split(' '))
  })
  it('roll by hand ⟨keys.rollover⟩', async () => {
    const tenant = scene.entra.tenant({ domain: 'rolls.example' })
    const next = tenant.keys.publish()
    expect(await kids('v2.0/keys', tenant.id)).toContain(next)
    const old = tenant.keys.signing
    tenant.keys.signWith(next)
    tenant.keys.retire(old)
    expect(await kids('v2.0/keys', tenant.id)).not.toContain(old)
  })
  it('roll by the clock of the tenant ⟨keys.clock⟩', async () => {
    const tenant = scene.entra.tenant({ domain: 'clock.example', keyRollover: '42d' })
    const before = await kids('v2.0/keys', tenant.id)
    const [, , next] = before
    tenant.clock.advance('42d')
    expect(tenant.keys.signing).toBe(next)
    expect((await kids('v2.0/keys', tenant.id)).slice(0, 2)).toEqual(before.slice(1))
    scene.tenant.update({ keyRollover: '1h' })
    const { signing } = scene.tenant.keys
    scene.tenant.clock.advance('1h')
    expect(scene.tenant.keys.signing).not.toBe(signing)
  })
})

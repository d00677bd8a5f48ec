import { ConfidentialClientApplication, type INetworkModule } from '@azure/msal-node'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decode, login, makeScene, type Scene } from '../testing/relying-party.ts'

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
  })
  it.each(['v2.0', 'v1.0'])(
    'names nothing that is not served, in %s ⟨metadata.nothing-more⟩ ⟨metadata.mtls⟩ ⟨metadata.check-session⟩ ⟨userinfo.v1⟩',
    async (version) => {
      const document = await json(
        await get(`/${scene.tenant.id}${version === 'v2.0' ? '/v2.0' : ''}${suffix}`),
      )
      const { mtls_endpoint_aliases: aliases, kerberos_endpoint: _, ...endpoints } = document
      const urls = Object.entries({ ...endpoints, ...(aliases as Body | undefined) }).flatMap(
        ([name, value]) =>
          /_endpoint$|_uri$|_iframe$/.test(name) && !String(value).endsWith('/oauth2/authorize')
            ? [[name, String(value)] as const]
            : [],
      )
      expect(urls.length).toBeGreaterThan(5)
      const missing: string[] = []
      for (const [name, url] of urls)
        if ((await fetch(url, { redirect: 'manual' })).status === 404) missing.push(`${name} ${url}`)
      expect(missing).toEqual([])
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

/** What a client does that knows nothing of Entra, with the text that somebody pasted as "Issuer URL". */
const naive = async (pasted: string, stripsSlash = true) => {
  const base = stripsSlash ? pasted.replace(/\/$/, '') : pasted
  const response = await fetch(`${base}${suffix}`)
  if (response.status !== 200) return { status: response.status }
  const document = await json(response)
  return { status: 200, matches: document['issuer'] === pasted, document }
}

describe('the pasted issuer URL', () => {
  it('is the metadata URL of the portal: 404, or another issuer than was pasted', async () => {
    const { metadataUrl, issuer } = scene.tenant
    expect(await naive(metadataUrl)).toEqual({ status: 404 })
    const document = await json(await fetch(metadataUrl))
    expect(document['issuer']).toBe(issuer)
    expect(document['issuer']).not.toBe(metadataUrl)
  })
  it('lacks /v2.0: the issuer of v1.0, and its endpoints', async () => {
    const found = await naive(`${scene.entra.origin}/${scene.tenant.id}`)
    expect(found).toMatchObject({
      status: 200,
      matches: false,
      document: {
        issuer: scene.tenant.issuerV1,
        authorization_endpoint: `${scene.entra.origin}/${scene.tenant.id}/oauth2/authorize`,
      },
    })
  })
  it('has a slash behind: 404, or an issuer without the slash', async () => {
    const pasted = `${scene.tenant.issuer}/`
    expect(await naive(pasted, false)).toEqual({ status: 404 })
    expect(await naive(pasted)).toMatchObject({ status: 200, matches: false })
  })
  it('has the domain: an issuer with the GUID', async () =>
    expect(await naive(`${scene.entra.origin}/${scene.tenant.domain}/v2.0`)).toMatchObject({
      status: 200,
      matches: false,
      document: { issuer: scene.tenant.issuer },
    }))
  it.each(['common', 'organizations'])(
    'is that of %s: braces that no URL has, and another issuer in the tokens',
    async (segment) => {
      const found = await naive(`${scene.entra.origin}/${segment}/v2.0`)
      expect(found).toMatchObject({
        status: 200,
        matches: false,
        document: { issuer: `${scene.entra.origin}/{tenantid}/v2.0` },
      })
      expect(decode((await login(scene)).id_token)['iss']).toBe(scene.tenant.issuer)
    },
  )
  it('is that of v1.0: it agrees with itself, and not with the tokens of v2.0', async () => {
    const { issuerV1, issuer, id } = scene.tenant
    expect(issuerV1).toBe(`${scene.entra.neighbour}/${id}/`)
    expect(await naive(issuerV1)).toMatchObject({ status: 200, matches: true })
    expect(decode((await login(scene)).id_token)['iss']).toBe(issuer)
  })
  it('is the authorization endpoint: 404, or a tenant that is none', async () => {
    expect(await naive(`${scene.entra.origin}/${scene.tenant.id}/oauth2/v2.0/authorize`)).toEqual({
      status: 404,
    })
    expect(await naive(`${scene.entra.origin}/authorize`)).toEqual({ status: 400 })
  })
  it('is the right one: it agrees', async () =>
    expect(await naive(scene.tenant.issuer)).toMatchObject({ status: 200, matches: true }))
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

describe('instance discovery', () => {
  const ask = (endpoint?: string, version: string | undefined = '1.1') =>
    get(
      `/common/discovery/instance?${new URLSearchParams({
        ...(version === '' ? {} : { 'api-version': version }),
        ...(endpoint === undefined ? {} : { authorization_endpoint: endpoint }),
      })}`,
    )
  it.each([
    ['/oauth2/v2.0/authorize', '/v2.0'],
    ['/oauth2/authorize', ''],
  ])(
    'tells of %s where the metadata is, and the names of the host ⟨metadata.instance-discovery⟩',
    async (path, version) => {
      const { origin, neighbour } = scene.entra
      const [host, other] = [new URL(origin).host, new URL(neighbour).host]
      const response = await ask(`${origin}/${scene.tenant.id}${path}`)
      expect(await json(response)).toEqual({
        tenant_discovery_endpoint: `${origin}/${scene.tenant.id}${version}${suffix}`,
        'api-version': '1.1',
        metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host, other] }],
      })
      expect(response.headers.get('cache-control')).toBe('max-age=86400, private')
      expect(response.headers.getSetCookie()).toHaveLength(4)
      expect(await json(await ask(`${origin}/common${path}`, '1.0'))).not.toHaveProperty('metadata')
    },
  )
  it.each(['https://login.example/common/oauth2/v2.0/authorize', 'nonsense'])(
    'does not know %s ⟨metadata.invalid-instance⟩',
    async (endpoint) => {
      const response = await ask(endpoint)
      expect(response.status).toBe(400)
      expect(await json(response)).toMatchObject({
        error: 'invalid_instance',
        error_description: expect.stringMatching(/^AADSTS50049: Unknown or invalid instance\. Trace ID: /),
        error_codes: [50049],
      })
    },
  )
  it.each([
    ['api-version', 'https://login.example/common/oauth2/v2.0/authorize', ''],
    ['authorization_endpoint', undefined, '1.1'],
  ])('needs %s', async (name, endpoint, version) => {
    const response = await ask(endpoint, version)
    expect(response.status).toBe(400)
    expect((await json(response))['error_description']).toContain(`parameter: '${name}'`)
  })
  /** MSAL asks login.microsoftonline.com, and speaks https only. Here is http, and it must not notice. */
  const toMock = (url: string): string =>
    url
      .replace('https://login.microsoftonline.com', scene.entra.origin)
      .replace(/^https:\/\/127\.0\.0\.1/, 'http://127.0.0.1')
  const networkClient: INetworkModule = {
    sendGetRequestAsync: async <Answer>(url: string) => {
      const response = await fetch(toMock(url))
      return {
        headers: Object.fromEntries(response.headers),
        body: JSON.parse((await response.text()).replaceAll('http://', 'https://')) as Answer,
        status: response.status,
      }
    },
    sendPostRequestAsync: async () => {
      throw new TypeError('nothing is posted here')
    },
  }
  const clientAt = (host: string) =>
    new ConfidentialClientApplication({
      auth: {
        clientId: scene.app.clientId,
        clientSecret: scene.secret.value,
        authority: `https://${host}/${scene.tenant.id}`,
      },
      system: { networkClient },
    }).getAuthCodeUrl({ scopes: ['openid'], redirectUri: 'http://localhost:3000/callback' })
  it('lets @azure/msal-node trust the mock, and nothing else ⟨metadata.instance-discovery⟩ ⟨metadata.invalid-instance⟩', async () => {
    const url = new URL(await clientAt(new URL(scene.entra.origin).host))
    expect(url.pathname).toBe(`/${scene.tenant.id}/oauth2/v2.0/authorize`)
    await expect(clientAt('login.example')).rejects.toThrow()
  })
})

import { ConfidentialClientApplication, type INetworkModule } from '@azure/msal-node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeScene, type Scene } from '../testing/relying-party.ts'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
})
afterAll(() => scene.entra.close())

const suffix = '/.well-known/openid-configuration'
type Body = Readonly<Record<string, unknown>>
const json = async (response: Response) => (await response.json()) as Body
const get = (path: string, init?: RequestInit) => fetch(`${scene.entra.origin}${path}`, init)

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

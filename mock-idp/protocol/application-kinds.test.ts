import { createLocalJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApplicationOptions } from '../contract.ts'
import { callback, makeBrowser, makeScene, redeem, type Scene, signIn } from '../testing/relying-party.ts'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
})
afterAll(() => scene.entra.close())

const body = async (response: Response) => (await response.json()) as Record<string, unknown>

/** The same scene with another application. */
const withApplication = (options: ApplicationOptions): Scene => {
  const app = scene.tenant.application(options)
  return { ...scene, app, secret: app.secret() }
}
const codeFor = async (one: Scene, changes = {}, browser = makeBrowser()) =>
  (await signIn(one, browser, changes)).searchParams.get('code')

describe('the platform of the redirect URI', () => {
  it.each([
    [
      'a server redeems the code of a single-page application',
      { spaRedirectUris: [callback] },
      {},
      {},
      9002327,
    ],
    [
      'a single-page application sent no challenge',
      { spaRedirectUris: [callback] },
      { code_challenge: undefined, code_challenge_method: undefined },
      { origin: 'http://localhost:3000' },
      9002325,
      { client_secret: undefined },
    ],
    [
      'a browser redeems the code of a web application',
      { redirectUris: [callback] },
      {},
      { origin: 'http://localhost:3000' },
      9002326,
    ],
  ])('%s', async (_, options, changes, headers, code, form: Record<string, string | undefined> = {}) => {
    const one = withApplication(options)
    const answer = await redeem(one, await codeFor(one, changes), form, one.tenant.id, headers)
    expect(answer.status).toBe(400)
    expect(await body(answer)).toMatchObject({ error: 'invalid_request', error_codes: [code] })
  })

  it('lets a browser with PKCE redeem the code of a single-page application', async () => {
    const one = withApplication({ spaRedirectUris: [callback] })
    const browser = { origin: 'http://localhost:3000' }
    const code = await codeFor(one)
    const withSecret = await redeem(one, code, {}, one.tenant.id, browser)
    expect(await body(withSecret)).toMatchObject({ error: 'invalid_client', error_codes: [700025] })
    const answer = await redeem(one, code, { client_secret: undefined }, one.tenant.id, browser)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  })
})

describe('the parameter "resource"', () => {
  it('that names another resource than the scopes is refused at the redirect URI', async () => {
    const url = await signIn(scene, makeBrowser(), { resource: 'https://api.example' })
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      error: 'invalid_target',
      error_description: expect.stringContaining(
        "AADSTS9010010: The resource parameter provided in the request doesn't match",
      ),
    })
  })

  it('that repeats the resource of the scopes is tolerated', async () => {
    expect(await codeFor(scene, { resource: 'https://graph.microsoft.com/' })).toMatch(/^1\.A/)
  })

  it('is checked at the token endpoint too ⟨token.resource⟩', async () => {
    const answer = await redeem(scene, await codeFor(scene), { resource: 'https://api.example' })
    expect(await body(answer)).toMatchObject({ error: 'invalid_target', error_codes: [9010010] })
  })
})

describe('an application with a signing key of its own', () => {
  it('signs with a key that is only in the key set under its appid ⟨keys.appid⟩ ⟨metadata.appid⟩', async () => {
    const one = withApplication({ redirectUris: [callback], ownSigningKey: true })
    const { id_token: token } = await body(await redeem(one, await codeFor(one)))
    const keysAt = async (query: string) =>
      (await body(
        await fetch(`${one.entra.origin}/${one.tenant.id}/discovery/v2.0/keys${query}`),
      )) as unknown as Parameters<typeof createLocalJWKSet>[0]
    const verify = async (query: string) => jwtVerify(String(token), createLocalJWKSet(await keysAt(query)))
    await expect(verify('')).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' })
    await expect(verify(`?appid=${scene.app.clientId}`)).rejects.toMatchObject({
      code: 'ERR_JWKS_NO_MATCHING_KEY',
    })
    expect((await verify(`?appid=${one.app.clientId}`)).payload['aud']).toBe(one.app.clientId)
    const document = await body(await fetch(`${one.tenant.metadataUrl}?appid=${one.app.clientId}`))
    expect(document['jwks_uri']).toContain(`/discovery/v2.0/keys?appid=${one.app.clientId}`)
  })
})

it('reports every wrong URL of an application at once', () => {
  expect(() =>
    scene.tenant.application({
      redirectUris: ['http://app.example/'],
      spaRedirectUris: ['nonsense'],
      logoutUrl: 'ftp://x',
    }),
  ).toThrow(/redirectUris\.0[\s\S]*spaRedirectUris\.0[\s\S]*logoutUrl/)
})

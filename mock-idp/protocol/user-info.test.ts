import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  callback,
  decode,
  login,
  makeBrowser,
  makeScene,
  redeem,
  type Scene,
  signIn,
  type TokenAnswer,
} from '../testing/relying-party.ts'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
})
afterAll(() => scene.entra.close())

type Body = Readonly<Record<string, unknown>>
const address = () => `${scene.entra.neighbour}/oidc/userinfo`
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })
const ask = async (token: string, url = address()) =>
  (await (await fetch(url, { headers: bearer(token) })).json()) as Body

describe('UserInfo', () => {
  it('tells Entra’s claims in its order, and nothing else ⟨userinfo.claims⟩ ⟨userinfo.fixed⟩ ⟨userinfo.subject⟩ ⟨userinfo.host⟩', async () => {
    const { access_token, id_token } = await login(scene)
    const answer = await ask(access_token)
    expect(JSON.stringify(answer)).toBe(
      JSON.stringify({
        sub: decode(id_token)['sub'],
        name: 'Mia Example',
        family_name: 'Example',
        given_name: 'Mia',
        picture: 'https://graph.microsoft.com/v1.0/me/photo/$value',
        email: 'mia@contoso.example',
      }),
    )
  })
  it.each([
    ['openid', ['sub']],
    ['openid email', ['sub', 'email']],
    ['openid profile', ['sub', 'name', 'family_name', 'given_name', 'picture']],
  ])('tells with the scopes %s: %j ⟨userinfo.scopes⟩', async (scope, members) =>
    expect(Object.keys(await ask((await login(scene, { scope })).access_token))).toEqual(members),
  )
  it('tells no email of somebody without a mailbox ⟨userinfo.no-mail⟩', async () => {
    const mia = scene.tenant.person({ userPrincipalName: 'nomail@contoso.example', mail: null })
    expect(await ask((await login({ ...scene, mia })).access_token)).not.toHaveProperty('email')
  })
  it('takes POST, with the token in the header or the form ⟨userinfo.methods⟩', async () => {
    const { access_token } = await login(scene)
    const inHeader = await fetch(address(), { method: 'POST', headers: bearer(access_token) })
    const inForm = await fetch(address(), { method: 'POST', body: new URLSearchParams({ access_token }) })
    expect([inHeader.status, inForm.status]).toEqual([200, 200])
    expect((await fetch(address(), { method: 'PUT', headers: bearer(access_token) })).status).toBe(405)
  })
  it('answers pages of other origins ⟨userinfo.cors⟩', async () => {
    const preflight = await fetch(address(), {
      method: 'OPTIONS',
      headers: { 'Access-Control-Request-Headers': 'authorization' },
    })
    expect(preflight.status).toBe(200)
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization')
    for (const { headers } of [preflight, await fetch(address())])
      expect(headers.get('access-control-allow-origin')).toBe('*')
  })
  it.each<[string, () => Promise<string | undefined>, string]>([
    ['no token', async () => undefined, 'Access token is empty.'],
    [
      'a token for another API',
      async () => {
        const own = scene.tenant.application({ redirectUris: [callback] })
        const one = { ...scene, app: own, secret: own.secret() }
        return (await login(one, { scope: `openid ${own.clientId}/.default` })).access_token
      },
      'Access token validation failure. Invalid audience.',
    ],
    [
      'an ID token',
      async () => (await login(scene)).id_token,
      'Access token validation failure. Invalid audience.',
    ],
  ])(
    'refuses %s with the JSON of Graph ⟨userinfo.audience⟩ ⟨userinfo.error-body⟩',
    async (_, make, message) => {
      const token = await make()
      const response = await fetch(address(), token === undefined ? {} : { headers: bearer(token) })
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toMatch(
        /^Bearer realm="", authorization_uri="[^"]+\/common\/oauth2\/authorize", client_id="00000003-0000-0000-c000-000000000000"$/,
      )
      expect(await response.json()).toEqual({
        error: {
          code: 'InvalidAuthenticationToken',
          message,
          innerError: {
            date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
            'request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
            'client-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
          },
        },
      })
    },
  )
  it('tells of personal accounts the sub alone, for a token that is no JWT ⟨userinfo.personal⟩ ⟨userinfo.opaque-token⟩', async () => {
    const max = scene.entra.consumers.person({ userPrincipalName: 'max@outlook.example' })
    const app = scene.tenant.application({
      redirectUris: [callback],
      signInAudience: 'AzureADandPersonalMicrosoftAccount',
    })
    const own = { ...scene, app, secret: app.secret() }
    const back = await signIn(own, makeBrowser(), {}, { account: max.id }, 'common')
    const answer = await redeem(own, back.searchParams.get('code'), {}, 'common')
    const { access_token, id_token } = (await answer.json()) as TokenAnswer
    expect(access_token).not.toContain('.')
    expect(await ask(access_token)).toEqual({ sub: decode(id_token)['sub'] })
  })
  it('of v1.0 is on the login host and says the same ⟨userinfo.v1⟩', async () => {
    const { access_token } = await login(scene)
    const v1 = `${scene.entra.origin}/${scene.tenant.id}/openid/userinfo`
    expect(await ask(access_token, v1)).toEqual(await ask(access_token))
  })
})

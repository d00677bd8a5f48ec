import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Application, ApplicationOptions } from '../../contract.ts'
import { callback, makeScene, redeem, type Scene, signIn } from '../../testing/relying-party.ts'
import { askForTokens, bodyOf, type Form } from '../../testing/token-requests.ts'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
})
afterAll(() => scene.entra.close())

describe('the platform of the redirect URI', () => {
  const codeOf = async (app: Application) =>
    (await signIn({ ...scene, app }, undefined, {})).searchParams.get('code')
  const send = async (app: Application, form: Form, headers = {}) => {
    const one = { ...scene, app, secret: app.secret() }
    return bodyOf(await redeem(one, await codeOf(app), form, undefined, headers))
  }
  const browser = { Origin: 'http://localhost:3000' }
  it.each<[string, ApplicationOptions, Form, Record<string, string>, number | undefined]>([
    ['Web without secret', { redirectUris: [callback] }, { client_secret: undefined }, {}, 7000218],
    ['Web from a browser', { redirectUris: [callback] }, {}, browser, 9002326],
    [
      'Mobile and desktop without secret',
      { nativeRedirectUris: [callback] },
      { client_secret: undefined },
      {},
      undefined,
    ],
    ['Mobile and desktop with a secret', { nativeRedirectUris: [callback] }, {}, {}, 700025],
    [
      'Single-page application from a server',
      { spaRedirectUris: [callback] },
      { client_secret: undefined },
      {},
      9002327,
    ],
    ['Single-page application with a secret', { spaRedirectUris: [callback] }, {}, browser, 700025],
    [
      'Single-page application from a browser',
      { spaRedirectUris: [callback] },
      { client_secret: undefined },
      browser,
      undefined,
    ],
  ])(
    'decides what kind of client it is: %s ⟨client-authentication.platform⟩ ⟨client-authentication.public-without-secret⟩ ⟨client-authentication.public-with-secret⟩ ⟨client-authentication.origin⟩ ⟨client-authentication.spa⟩',
    async (_, options, form, headers, code) => {
      const answer = await send(scene.tenant.application(options), form, headers)
      expect(answer['error_codes']).toEqual(code === undefined ? undefined : [code])
    },
  )
  it('is replaced by "Allow public client flows" where there is no redirect URI ⟨client-authentication.allow-public-client⟩', async () => {
    const poll = async (app: Application) => {
      const form = { client_id: app.clientId, scope: 'openid' }
      const device = await bodyOf(await askForTokens(scene, form, { path: 'oauth2/v2.0/devicecode' }))
      const grant_type = 'urn:ietf:params:oauth:grant-type:device_code'
      return bodyOf(
        await askForTokens(scene, {
          grant_type,
          client_id: app.clientId,
          device_code: String(device['device_code']),
        }),
      )
    }
    expect(await poll(scene.tenant.application({}))).toMatchObject({ error_codes: [7000218] })
    expect(await poll(scene.tenant.application({ allowPublicClient: true }))).toMatchObject({
      error_codes: [70016],
    })
  })
})

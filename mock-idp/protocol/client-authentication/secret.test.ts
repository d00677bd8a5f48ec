import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeScene, type Scene } from '../../testing/relying-party.ts'
import { askForTokens, bodyOf, type Form, forItself } from '../../testing/token-requests.ts'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
})
afterAll(() => scene.entra.close())
beforeEach(() => scene.tenant.clock.reset())

const ask = (form: Form, options = {}) =>
  askForTokens(scene, { ...forItself(scene.app, scene.secret), ...form }, options)
const basic = (id: string, secret: string) => ({
  headers: { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
})
const nothing = { client_id: undefined, client_secret: undefined }

describe('client secrets', () => {
  it('are taken from the form, several side by side ⟨client-authentication.secret-post⟩ ⟨client-authentication.several-secrets⟩', async () => {
    const second = scene.app.secret()
    for (const { value } of [scene.secret, second])
      expect((await ask({ client_secret: value })).status).toBe(200)
  })
  it('are taken from the header, percent-encoded ⟨client-authentication.secret-basic⟩', async () => {
    const legacy = scene.app.secret({ value: 'a+b/c=d?e[f]%41&g' })
    const { clientId } = scene.app
    expect((await ask(nothing, basic(clientId, encodeURIComponent(legacy.value)))).status).toBe(200)
    const plain = await ask(nothing, basic(clientId, legacy.value))
    expect(await bodyOf(plain)).toMatchObject({ error_codes: [7000215] })
  })
  it('are ambiguous in header and form, and so are two client IDs ⟨client-authentication.ambiguous⟩', async () => {
    const other = scene.tenant.application()
    const header = basic(scene.app.clientId, encodeURIComponent(scene.secret.value))
    for (const form of [{}, { client_id: other.clientId, client_secret: undefined }])
      expect(await bodyOf(await ask(form, header))).toMatchObject({ error_codes: [7000110] })
    expect((await ask({ client_secret: undefined }, header)).status).toBe(200)
  })
  it('are not their IDs ⟨client-authentication.secret-id⟩ ⟨token.no-challenge⟩', async () => {
    const answer = await ask({ client_secret: scene.secret.keyId })
    expect(answer.headers.has('www-authenticate')).toBe(false)
    expect([answer.status, await bodyOf(answer)]).toMatchObject([
      401,
      { error: 'invalid_client', error_codes: [7000215] },
    ])
  })
  it('expire by the clock of the tenant: 401 ⟨client-authentication.expired-secret⟩ ⟨token.error-401⟩', async () => {
    scene.tenant.clock.advance('181d')
    const answer = await ask({})
    expect([answer.status, await bodyOf(answer)]).toMatchObject([
      401,
      {
        error: 'invalid_client',
        error_codes: [7000222],
        error_description: expect.stringContaining('https://aka.ms/NewClientSecret'),
      },
    ])
  })
  it('are unknown for some seconds when they are new ⟨client-authentication.propagation⟩', async () => {
    scene.tenant.update({ secretPropagation: '30s' })
    const { value } = scene.app.secret()
    const codes = async () => (await bodyOf(await ask({ client_secret: value })))['error_codes']
    expect(await codes()).toEqual([7000215])
    scene.tenant.clock.advance('31s')
    expect(await codes()).toBeUndefined()
    scene.tenant.update({ secretPropagation: '0s' })
  })
  it.each([
    ['client_credentials', 7000216],
    ['authorization_code', 7000218],
  ])('are missed by the grant %s: %i ⟨client-authentication.no-credential⟩', async (grant_type, code) => {
    const answer = await ask({ grant_type, client_secret: undefined, code: 'x' })
    expect([answer.status, await bodyOf(answer)]).toMatchObject([401, { error_codes: [code] }])
  })
})

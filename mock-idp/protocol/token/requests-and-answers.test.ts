import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  authorizeUrl,
  callback,
  decode,
  locationOf,
  makeBrowser,
  makeScene,
  redeem,
  type Scene,
  signIn,
  verifier,
} from '../../testing/relying-party.ts'
import { askForTokens, bodyOf, type Form, forItself } from '../../testing/token-requests.ts'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
})
afterAll(() => scene.entra.close())
beforeEach(() => scene.tenant.clock.reset())

const codeOf = async (changes = {}) =>
  (await signIn(scene, makeBrowser(), changes)).searchParams.get('code') ?? ''
const answerTo = async (changes: Form = {}, login = {}) =>
  bodyOf(await redeem(scene, await codeOf(login), changes))

describe('token response', () => {
  it('has the members in Entra’s order ⟨token.order⟩ ⟨token.scope⟩', async () => {
    const answer = await answerTo(
      { client_info: '1' },
      { scope: 'openid profile offline_access email User.Read' },
    )
    expect(Object.keys(answer)).toEqual([
      'token_type',
      'scope',
      'expires_in',
      'ext_expires_in',
      'access_token',
      'refresh_token',
      'id_token',
      'client_info',
    ])
    expect(answer['scope']).not.toContain('offline_access')
    expect(answer['expires_in']).toBe(answer['ext_expires_in'])
  })
  it('has only what was asked for ⟨token.offline-access⟩', async () => {
    const plain = await answerTo({}, { scope: 'User.Read' })
    expect(Object.keys(plain)).toEqual([
      'token_type',
      'scope',
      'expires_in',
      'ext_expires_in',
      'access_token',
    ])
  })
  it('of v1.0 has texts, the resource, and every token ⟨token.v1-members⟩ ⟨token.v1-refresh-token⟩', async () => {
    const browser = makeBrowser()
    scene.tenant.signInAs(scene.mia)
    const url = authorizeUrl(scene, { scope: undefined, resource: 'https://graph.microsoft.com' })
    url.pathname = url.pathname.replace('/v2.0', '')
    const code = locationOf(await browser(url), scene.entra.origin).searchParams.get('code') ?? ''
    scene.tenant.signInAs(null)
    const form = {
      grant_type: 'authorization_code',
      client_id: scene.app.clientId,
      client_secret: scene.secret.value,
      redirect_uri: callback,
      code_verifier: verifier,
      code,
    }
    expect(await bodyOf(await askForTokens(scene, form))).toMatchObject({ error_codes: [54008] })
    const answer = await bodyOf(await askForTokens(scene, form, { path: 'oauth2/token' }))
    expect(Object.keys(answer)).toEqual([
      'token_type',
      'scope',
      'expires_in',
      'ext_expires_in',
      'expires_on',
      'not_before',
      'resource',
      'access_token',
      'refresh_token',
      'id_token',
    ])
    expect(Object.values(answer).every((value) => typeof value === 'string')).toBe(true)
    expect(answer['resource']).toBe('https://graph.microsoft.com')
    expect(Number(answer['expires_on']) - Number(answer['not_before'])).toBe(
      Number(answer['expires_in']) + 300,
    )
    expect(decode(String(answer['id_token']))).toMatchObject({ ver: '1.0', iss: scene.tenant.issuerV1 })
  })
  it('forbids storing, and lets other origins read ⟨token.headers⟩ ⟨token.browser⟩', async () => {
    const origin = { Origin: 'http://localhost:3000' }
    const answer = await askForTokens(scene, {}, { headers: origin })
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-store, no-cache',
      pragma: 'no-cache',
      expires: '-1',
      'content-type': 'application/json; charset=utf-8',
      'access-control-allow-origin': '*',
    })
    const asked = { ...origin, 'Access-Control-Request-Headers': 'x-client-sku' }
    const before = await askForTokens(scene, {}, { method: 'OPTIONS', headers: asked })
    expect(before.status).toBe(200)
    expect(before.headers.get('access-control-allow-headers')).toBe('x-client-sku')
  })
})

describe('token request', () => {
  it('is a POST ⟨token.method⟩', async () => {
    const answer = await askForTokens(scene, {}, { method: 'GET' })
    expect([answer.status, await bodyOf(answer)]).toMatchObject([
      400,
      {
        error: 'invalid_request',
        error_description: expect.stringContaining(
          'The endpoint only accepts POST, OPTIONS requests. Received a GET request.',
        ),
        error_codes: [900561],
      },
    ])
    const v1 = await askForTokens(scene, {}, { method: 'GET', path: 'oauth2/token' })
    expect(await bodyOf(v1)).toMatchObject({ error_codes: [90056] })
  })
  it('is a form with every parameter that the grant needs ⟨token.missing⟩', async () => {
    const url = `${scene.entra.origin}/${scene.tenant.id}/oauth2/v2.0/token`
    const body = JSON.stringify(forItself(scene.app, scene.secret))
    const json = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
    const needed = async (response: Response) =>
      /following parameter: '(\w+)'/.exec(String((await bodyOf(response))['error_description']))?.[1]
    expect(await needed(json)).toBe('grant_type')
    const good: Form = { ...forItself(scene.app, scene.secret) }
    for (const name of ['grant_type', 'client_id', 'scope'])
      for (const value of [undefined, ''])
        expect(await needed(await askForTokens(scene, { ...good, [name]: value }))).toBe(name)
    expect(await needed(await redeem(scene, ''))).toBe('code')
  })
  it('has claims that are JSON, and tells capabilities with them ⟨token.claims⟩', async () => {
    expect(await answerTo({ claims: '{' })).toMatchObject({ error_codes: [90100] })
    const claims = '{"access_token":{"xms_cc":{"values":["cp1"]}}}'
    const { expires_in: life } = await answerTo({ claims })
    expect(Number(life)).toBeGreaterThan(86_000)
  })
})

describe('code', () => {
  it('is redeemed once, even at the same time ⟨token.single-use⟩', async () => {
    const code = await codeOf()
    const answers = await Promise.all([1, 2, 3].map(async () => bodyOf(await redeem(scene, code))))
    const codes = answers.flatMap(({ error_codes: numbers }) => numbers ?? [])
    expect(codes).toEqual([54005, 54005])
  })
  it('is for one scope or the other, and for one resource ⟨token.redemption-scope⟩', async () => {
    const login = { scope: 'openid User.Read Mail.Read' }
    expect((await answerTo({ scope: 'Mail.Read' }, login))['scope']).toContain('Mail.Read')
    expect(await answerTo({ scope: '' }, login)).toMatchObject({ error_codes: [28003] })
  })
  it('of a person whose sessions were revoked gives nothing', async () => {
    const code = await codeOf()
    scene.tenant.revokeSessions(scene.mia.id)
    expect(await bodyOf(await redeem(scene, code))).toMatchObject({ error_codes: [50173] })
  })
  it('that is garbage has another number for personal accounts ⟨token.garbage⟩ ⟨token.personal⟩', async () => {
    expect(await bodyOf(await redeem(scene, 'garbage'))).toMatchObject({
      error: 'invalid_grant',
      error_codes: [9002313],
      suberror: 'bad_token',
    })
    const app = scene.tenant.application({
      redirectUris: [callback],
      signInAudience: 'AzureADandPersonalMicrosoftAccount',
    })
    const one = { ...scene, app, secret: app.secret() }
    expect(await bodyOf(await redeem(one, 'garbage', {}, 'consumers'))).toMatchObject({
      error_codes: [70000],
    })
  })
})

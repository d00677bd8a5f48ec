import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Application, ClientSecret, PersonOptions } from '../../contract.ts'
import { decode, locationOf, login, makeBrowser, makeScene, type Scene } from '../../testing/relying-party.ts'
import { askForTokens, bodyOf, type Form, forItself } from '../../testing/token-requests.ts'

let scene: Scene
let shared: { app: Application; secret: ClientSecret }
beforeAll(async () => {
  scene = await makeScene()
  const app = scene.tenant.application({ signInAudience: 'AzureADMultipleOrgs' })
  shared = { app, secret: app.secret() }
})
afterAll(() => scene.entra.close())
beforeEach(() => {
  scene.tenant.clock.reset()
  scene.tenant.signInAs(null)
  scene.tenant.update({ conditionalAccess: [] })
  scene.tenant.person({ userPrincipalName: 'mia@contoso.example' })
})

describe('client credentials', () => {
  const ask = (form: Form = {}, options = {}) =>
    askForTokens(scene, { ...forItself(scene.app, scene.secret), ...form }, options)
  it.each([
    ['a permission', 'https://graph.microsoft.com/User.Read', 1002012],
    ['OpenID scopes', 'openid', 1002012],
    ['nothing', '', 900144],
  ])(
    'need a scope that ends in /.default, not %s ⟨token.client-credentials.default-scope⟩',
    async (_, scope, code) => {
      expect(await bodyOf(await ask({ scope }))).toMatchObject({ error_codes: [code] })
    },
  )
  it('are for one tenant ⟨token.client-credentials.alias⟩', async () => {
    const answer = await ask(forItself(shared.app, shared.secret), { segment: 'common' })
    expect(await bodyOf(answer)).toMatchObject({ error: 'invalid_request', error_codes: [50059] })
    const nobody = { client_id: undefined, client_secret: undefined }
    expect(await bodyOf(await ask(nobody, { segment: 'common' }))).toMatchObject({ error_codes: [7000216] })
  })
  it('give no refresh token and no ID token, in v1.0 with more members as texts ⟨token.v1-members⟩', async () => {
    const { app, secret } = shared
    const form = { ...forItself(app, secret), scope: undefined, resource: 'https://graph.microsoft.com' }
    const answer = await bodyOf(await ask(form, { path: 'oauth2/token' }))
    expect(Object.keys(answer)).toEqual([
      'token_type',
      'expires_in',
      'ext_expires_in',
      ...('refresh_in' in answer ? ['refresh_in'] : []),
      'expires_on',
      'not_before',
      'resource',
      'access_token',
    ])
    expect(answer).toMatchObject({
      expires_in: expect.stringMatching(/^\d+$/),
      expires_on: expect.stringMatching(/^\d{10}$/),
      resource: 'https://graph.microsoft.com',
    })
  })
  it('say when a long-lived token may be renewed ⟨token.refresh-in⟩', async () => {
    const app = scene.tenant.application({ tokenLifetime: '10h' })
    const answer = await bodyOf(
      await ask({ ...forItself(app, app.secret()), scope: `${app.clientId}/.default` }),
    )
    expect(answer).toMatchObject({ expires_in: 36_000, ext_expires_in: 36_000, refresh_in: 18_000 })
  })
})

describe('device code', () => {
  const begin = async (form: Form = {}) => {
    const app = scene.tenant.application({ allowPublicClient: true })
    const asked = { client_id: app.clientId, scope: 'openid profile offline_access', ...form }
    const codes = await bodyOf(await askForTokens(scene, asked, { path: 'oauth2/v2.0/devicecode' }))
    const poll = async (changes: Form = {}) => {
      const grant_type = 'urn:ietf:params:oauth:grant-type:device_code'
      const form = { grant_type, client_id: app.clientId, device_code: String(codes['device_code']) }
      return bodyOf(await askForTokens(scene, { ...form, ...changes }))
    }
    return { app, codes, poll }
  }
  /** Somebody types the code in a browser, and then does this on the sign-in page. */
  const atThePage = async (userCode: unknown, form: Record<string, string>) => {
    const browser = makeBrowser()
    const body = new URLSearchParams({ otc: String(userCode) })
    const asked = await browser(`${scene.entra.origin}/common/deviceauth`, { method: 'POST', body })
    const page = locationOf(asked, scene.entra.origin)
    return (await browser(page, { method: 'POST', body: new URLSearchParams(form) })).text()
  }
  it('waits until somebody has signed in, and never slows down ⟨device-code.pending⟩ ⟨device-code.tokens⟩ ⟨device-code.no-slow-down⟩', async () => {
    const { codes, poll } = await begin()
    for (const _ of [1, 2, 3])
      expect(await poll()).toMatchObject({
        error: 'authorization_pending',
        error_description: expect.stringContaining('Authorization is pending. Continue polling.'),
        error_codes: [70016],
      })
    await atThePage(codes['user_code'], { account: scene.mia.id })
    const tokens = await poll()
    expect(Object.keys(tokens)).toEqual([
      'token_type',
      'scope',
      'expires_in',
      'ext_expires_in',
      'access_token',
      'refresh_token',
      'id_token',
    ])
    expect(decode(String(tokens['id_token']))).toMatchObject({ oid: scene.mia.id })
    expect(await poll()).toMatchObject({ error_codes: [54005] })
    const refresh = { grant_type: 'refresh_token', refresh_token: String(tokens['refresh_token']) }
    expect((await poll({ ...refresh, device_code: undefined }))['error']).toBeUndefined()
  })
  it('ends when the person declines ⟨device-code.declined⟩', async () => {
    const { codes, poll } = await begin()
    expect(await atThePage(codes['user_code'], { action: 'cancel' })).toContain('declined')
    expect(await poll()).toMatchObject({ error: 'authorization_declined' })
  })
  it('ends after 15 minutes ⟨device-code.expired⟩', async () => {
    const { poll } = await begin()
    scene.tenant.clock.advance('16m')
    expect(await poll()).toMatchObject({ error: 'expired_token', error_codes: [70020] })
  })
  it('is one that was issued to this application ⟨device-code.unknown⟩', async () => {
    const [one, other] = [await begin(), await begin()]
    expect(await one.poll({ device_code: 'garbage' })).toMatchObject({ error: 'bad_verification_code' })
    const stolen = { device_code: String(other.codes['device_code']) }
    expect(await one.poll(stolen)).toMatchObject({ error_codes: [70018] })
  })
  it('is approved at once in a tenant where everybody is signed in', async () => {
    scene.tenant.signInAs(scene.mia)
    const { poll } = await begin()
    expect(decode(String((await poll())['id_token']))).toMatchObject({ oid: scene.mia.id })
  })
})

describe('password', () => {
  const ask = async (form: Form = {}, options = {}) => {
    const app = scene.tenant.application({ allowPublicClient: true, signInAudience: 'AzureADMultipleOrgs' })
    const base = { grant_type: 'password', client_id: app.clientId, scope: 'openid profile' }
    const person = { username: 'ada@contoso.example', password: 'correct horse' }
    return bodyOf(await askForTokens(scene, { ...base, ...person, ...form }, options))
  }
  const ada = (change: Partial<PersonOptions> = {}) =>
    scene.tenant.person({ userPrincipalName: 'ada@contoso.example', password: 'correct horse', ...change })
  it('gives tokens ⟨token.password⟩', async () => {
    ada()
    const answer = await ask()
    expect(decode(String(answer['id_token']))).toMatchObject({ preferred_username: 'ada@contoso.example' })
  })
  it.each<[string, Partial<PersonOptions>, Form, number]>([
    ['a wrong password', {}, { password: 'wrong' }, 50126],
    ['an unknown name', {}, { username: 'nobody@contoso.example' }, 50034],
    ['a locked account', { locked: true }, {}, 50053],
    ['an expired password', { passwordExpired: true }, {}, 50055],
    ['a disabled account', { enabled: false }, {}, 50057],
  ])('is refused for %s ⟨token.password⟩', async (_, change, form, code) => {
    ada(change)
    expect(await ask(form)).toMatchObject({ error: 'invalid_grant', error_codes: [code] })
  })
  it('cannot satisfy a policy, and is not for /common ⟨token.password⟩ ⟨token.password-alias⟩', async () => {
    ada()
    expect(await ask({}, { segment: 'common' })).toMatchObject({ error_codes: [9001023] })
    scene.tenant.update({ conditionalAccess: [{ grant: 'mfa' }] })
    expect(await ask()).toMatchObject({ error_codes: [50076], suberror: 'basic_action' })
  })
})

describe('on behalf of', () => {
  const api = () => {
    const app = scene.tenant.application({
      identifierUris: [`api://api-${scene.tenant.applications().length}`],
    })
    return { app, secret: app.secret(), uri: app.settings.identifierUris[0] ?? '' }
  }
  const change = async (one: ReturnType<typeof api>, assertion: unknown, form: Form = {}) =>
    bodyOf(
      await askForTokens(scene, {
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        requested_token_use: 'on_behalf_of',
        client_id: one.app.clientId,
        client_secret: one.secret.value,
        assertion: String(assertion),
        scope: 'User.Read',
        ...form,
      }),
    )
  it('changes an access token for one of another resource ⟨token.on-behalf-of⟩', async () => {
    const one = api()
    const { access_token } = await login(scene, { scope: `openid ${one.uri}/read` })
    const answer = await change(one, access_token)
    expect(decode(String(answer['access_token']))).toMatchObject({ oid: scene.mia.id })
    expect(answer['scope']).toContain('User.Read')
  })
  it('takes nothing else ⟨token.on-behalf-of.refusals⟩', async () => {
    const [one, other] = [api(), api()]
    const { access_token, id_token } = await login(scene, { scope: `openid ${one.uri}/read` })
    const graph = await login(scene)
    const code = async (...rest: Parameters<typeof change>) => (await change(...rest))['error_codes']
    expect(await code(one, id_token)).toEqual([240002])
    expect(await code(one, graph.access_token)).toEqual([50013])
    expect(await code(other, access_token)).toEqual([500131])
    expect(await code(one, 'garbage')).toEqual([50027])
    expect(await code(one, access_token, { requested_token_use: undefined })).toEqual([900144])
    one.app.update({ consent: 'user' })
    expect(await code(one, access_token)).toEqual([65001])
    one.app.update({ consent: 'granted' })
    scene.tenant.clock.advance('2h')
    expect(await code(one, access_token)).toEqual([500133])
  })
})

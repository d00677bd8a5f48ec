import supertest from 'supertest'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashPassword } from './passwords.ts'
import { createProduct, type RunningProduct } from './product.ts'

const origin = 'http://localhost:3000'
const settings = '/organizations/acme/settings/sso'
const form = {
  clientId: 'client',
  clientSecret: 'the secret value',
  issuerUrl: 'https://localhost:1/tenant/v2.0',
}
let running: RunningProduct
const lines: string[] = []

const populate = async ({ product: { store } }: RunningProduct) => {
  const password = await hashPassword('correct horse', 2)
  await store.addOrganisation({
    id: 'acme',
    name: '<b>Acme</b>',
    privateText: 'private canary',
    publicText: 'public canary',
  })
  for (const [id, role] of [
    ['ada', 'admin'],
    ['mia', 'read'],
    ['pat', undefined],
  ] as const) {
    await store.addAccount({
      id,
      name: id,
      addresses: [{ email: `${id}@acme.example`, confirmed: true }],
      password,
    })
    if (role !== undefined) await store.setRole('acme', id, role)
  }
}

beforeEach(async () => {
  lines.length = 0
  running = createProduct({ origin, passwordCost: 2, log: (line) => lines.push(line) })
  await populate(running)
})
afterEach(() => running.close())

const browser = () => supertest.agent(running.app)
const signedIn = async (who: string) => {
  const agent = browser()
  await agent
    .post('/login')
    .type('form')
    .send({ email: `${who}@acme.example`, password: 'correct horse' })
    .expect(303)
  return agent
}

describe('own login', () => {
  test('says who is there', async () => {
    await browser().get('/whoami').expect(200, { email: null })
    await (await signedIn('mia')).get('/whoami').expect(200, { email: 'mia@acme.example' })
  })

  test('refuses a wrong password, an unknown address and nonsense alike', async () => {
    for (const body of [
      { email: 'mia@acme.example', password: 'x' },
      { email: 'no@acme.example', password: 'x' },
      {},
    ]) {
      const answer = await browser().post('/login').type('form').send(body).expect(401)
      expect(answer.text).toContain('do not belong together')
    }
  })

  test('gives a new session identifier, with careful cookies', async () => {
    const agent = browser()
    const login = () =>
      agent.post('/login').type('form').send({ email: 'mia@acme.example', password: 'correct horse' })
    const planted = String((await login()).headers['set-cookie']).split(';')[0]
    const cookie = String((await login()).headers['set-cookie'])
    expect(cookie).toMatch(/^session=/)
    expect(cookie.split(';')[0]).not.toBe(planted)
    await supertest(running.app).get('/whoami').set('cookie', String(planted)).expect(200, { email: null })
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Lax')
    expect(cookie).toContain('Path=/')
  })

  test('an https origin has a Secure cookie that no sibling host can plant', async () => {
    const secure = createProduct({ origin: 'https://hub.example', passwordCost: 2 })
    await populate(secure)
    secure.app.set('trust proxy', true)
    const answer = await supertest(secure.app)
      .post('/login')
      .set('x-forwarded-proto', 'https')
      .type('form')
      .send({ email: 'mia@acme.example', password: 'correct horse' })
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-session=.*Secure/)
    await secure.close()
  })

  test('signing out ends the session on the server', async () => {
    const login = await browser()
      .post('/login')
      .type('form')
      .send({ email: 'mia@acme.example', password: 'correct horse' })
    const cookie = String(login.headers['set-cookie']).split(';')[0] ?? ''
    const request = (path: string) => supertest(running.app).get(path).set('cookie', cookie)
    await request('/whoami').expect(200, { email: 'mia@acme.example' })
    await supertest(running.app).post('/logout').set('cookie', cookie).expect(303)
    await request('/whoami').expect(200, { email: null })
  })

  test('returns to own paths only', async () => {
    const post = (returnTo: string) =>
      browser()
        .post('/login')
        .type('form')
        .send({ email: 'mia@acme.example', password: 'correct horse', returnTo })
    await post('/organizations/acme/private').expect('location', '/organizations/acme/private')
    await post('//evil.example').expect('location', '/')
  })
})

describe('every answer', () => {
  test('has headers that confine it, and is not stored', async () => {
    const { headers } = await browser().get('/')
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['x-powered-by']).toBeUndefined()
  })

  test('escapes what people chose', async () => {
    const { text } = await (await signedIn('ada')).get(settings)
    expect(text).toContain('&#60;b&#62;Acme')
    expect(text).not.toContain('<b>Acme')
  })

  test('tells nothing about the inside when something breaks', async () => {
    running.product.store.organisation = () => Promise.reject(new Error('inner workings at /srv/app'))
    const { text, status } = await browser().get('/organizations/acme/public')
    expect(status).toBe(500)
    expect(text).not.toContain('inner workings')
    expect(lines.join()).toContain('inner workings')
  })

  test('a broken request is not our failure', async () => {
    await browser()
      .post('/login')
      .set('content-type', 'application/x-www-form-urlencoded')
      .set('content-encoding', 'x')
      .send('a=b')
      .expect(415)
  })
})

describe('requests from elsewhere', () => {
  test.each([
    ['Sec-Fetch-Site', 'cross-site', 403],
    ['Sec-Fetch-Site', 'same-site', 403],
    ['Sec-Fetch-Site', 'same-origin', 303],
    ['Origin', 'https://evil.example', 403],
    ['Origin', 'null', 403],
    ['Origin', origin, 303],
  ])('%s: %s', async (header, value, status) => {
    await (await signedIn('ada')).post('/logout').set(header, value).expect(status)
  })
})

describe('content without SSO', () => {
  test('public for everybody, private for members', async () => {
    const path = '/organizations/acme/private/plans?year=2'
    expect((await browser().get('/organizations/acme/public').expect(200)).text).toContain('public canary')
    await browser()
      .get(path)
      .expect(303)
      .expect('location', `/login?returnTo=${encodeURIComponent(path)}`)
    expect((await (await signedIn('pat')).get(path).expect(403)).text).not.toContain('private canary')
    expect((await (await signedIn('mia')).get(path).expect(200)).text).toContain('private canary')
  })

  test('the API has the same doors', async () => {
    const path = '/organizations/acme/api/private'
    await browser().get(path).expect(401, { error: 'login_required' })
    await (await signedIn('pat')).get(path).expect(403, { error: 'membership_required' })
    await (await signedIn('mia')).get(path).expect(200, { organisation: 'acme', content: 'private canary' })
  })

  test('there is nothing where there is no organisation', async () => {
    for (const page of ['public', 'private', 'settings/sso', 'sso', 'oidc/consume', 'api/private']) {
      await browser().get(`/organizations/__proto__/${page}`).expect(404)
    }
  })
})

describe('SSO settings', () => {
  test('show the redirect URI, for administrators only', async () => {
    expect((await (await signedIn('ada')).get(settings).expect(200)).text).toContain(
      `${origin}/organizations/acme/oidc/consume`,
    )
    await (await signedIn('mia')).get(settings).expect(403)
    await browser().get(settings).expect(303)
  })

  test.each(['', '/enable', '/disable'])('nobody else posts to settings/sso%s', async (action) => {
    await (await signedIn('mia')).post(`${settings}${action}`).type('form').send(form).expect(403)
    await (await signedIn('pat')).post(`${settings}${action}`).type('form').send(form).expect(403)
    await browser().post(`${settings}${action}`).type('form').send(form).expect(401)
    expect(await running.product.store.connection('acme')).toBeUndefined()
  })

  test('say what is missing, and keep what was typed but for the secret', async () => {
    const { text } = await (await signedIn('ada'))
      .post(settings)
      .type('form')
      .send({ ...form, clientId: '', issuerUrl: 'nonsense' })
      .expect(422)
    expect(text).toContain('Application (client) ID')
    expect(text).toContain('This is not a URL')
    expect(text).toContain('value="nonsense"')
    expect(text).not.toContain(form.clientSecret)
  })

  test('name the document that cannot be reached, and are not green', async () => {
    const ada = await signedIn('ada')
    await ada.post(settings).type('form').send(form).expect(303).expect('location', settings)
    const { text } = await ada.get(settings)
    expect(text).toContain('https://localhost:1/tenant/v2.0/.well-known/openid-configuration')
    expect(text).toContain('data-sso-green="no" data-sso-enabled="no"')
    expect(text).not.toContain(form.clientSecret)
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toContain(form.clientSecret)
  })

  test('ask for the secret again when issuer or client ID are others', async () => {
    const ada = await signedIn('ada')
    const post = (some: Partial<typeof form>) =>
      ada
        .post(settings)
        .type('form')
        .send({ ...form, ...some })
    await post({}).expect(303)
    await post({ clientSecret: '' }).expect(303)
    expect((await post({ clientSecret: '', issuerUrl: 'nonsense' }).expect(422)).text).not.toContain(
      'secret again',
    )
    await post({ clientSecret: '', clientId: 'another' }).expect(422)
    await post({ clientSecret: '', issuerUrl: 'https://evil.example/v2.0' }).expect(422)
    expect(await running.product.store.connection('acme')).toMatchObject({
      revision: 1,
      clientSecret: form.clientSecret,
    })
  })

  test('are not enabled before they have passed a test', async () => {
    const ada = await signedIn('ada')
    await ada.post(`${settings}/enable`).expect(409)
    await ada.post(settings).type('form').send(form).expect(303)
    const { text } = await ada.post(`${settings}/enable`).expect(409)
    expect(text).toContain('once these very settings have passed the test')
    expect(text).toContain('data-sso-enabled="no"')
  })
})

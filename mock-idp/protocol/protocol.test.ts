import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  authorizationResponse,
  discovery,
  type Fault,
  idToken,
  jwks,
  tokenResponse,
  userinfo,
} from '../faults/fault.ts'
import {
  authorizeUrl,
  callback,
  decode,
  locationOf,
  login,
  makeBrowser,
  makeScene,
  redeem,
  type Scene,
  signIn,
  verifier,
} from '../testing/relying-party.ts'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
})
afterAll(() => scene.entra.close())
beforeEach(() => {
  scene.tenant.honest()
  scene.tenant.signInAs(null)
  scene.tenant.clock.reset()
})

const freshCode = async (changes = {}) =>
  (await signIn(scene, makeBrowser(), changes)).searchParams.get('code')
const body = async (response: Response) => (await response.json()) as Record<string, unknown>
const get = (path: string) => fetch(`${scene.entra.origin}${path}`)

describe('authorization endpoint', () => {
  it.each<[string, Record<string, string | undefined>, string]>([
    [
      'a missing client_id',
      { client_id: undefined },
      'AADSTS900144: The request body must contain the following parameter: &#x27;client_id&#x27;',
    ],
    ['an unknown application', { client_id: '00000000-0000-4000-8000-00000000beef' }, 'AADSTS700016'],
    ['a redirect URI that is not registered', { redirect_uri: `${callback}/` }, 'AADSTS50011'],
    ['a redirect URI that is none', { redirect_uri: 'callback' }, 'AADSTS90102'],
  ])('shows a page for %s ⟨authorize.error-page⟩ ⟨authorize.page-status⟩', async (_, changes, text) => {
    const response = await makeBrowser()(authorizeUrl(scene, changes))
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(page.replaceAll('&#39;', '&#x27;')).toContain(text)
    expect(page).toContain('<title>Sign in</title>')
    expect(page).toContain('Sorry, but we&#39;re having trouble signing you in.')
    expect(page).toMatch(/Request Id<\/dt>.*\n<dt>Correlation Id<\/dt>/)
    expect(page).toMatch(
      /Timestamp<\/dt><dd><code>\d{4}-\d\d-\d\dT[\d:]{8}Z<\/code><\/dd>\n<dt>Message<\/dt>/,
    )
    expect(scene.tenant.journal.last('authorize')?.code).toBe(/AADSTS\d+/.exec(text)?.[0])
  })
  it.each<[string, Record<string, string | undefined>, string, number]>([
    ['response_type', { response_type: undefined }, 'invalid_request', 900144],
    ['scope', { scope: undefined }, 'invalid_request', 900144],
    ['a front-channel token', { response_type: 'code id_token' }, 'unsupported_response_type', 700054],
    ['an unknown response_mode', { response_mode: 'web_message' }, 'invalid_request', 70007],
    ['a silent request without a session', { prompt: 'none' }, 'login_required', 50058],
  ])(
    'redirects for %s ⟨authorize.error-order⟩ ⟨authorize.prompt-none⟩ ⟨authorize.encoding⟩',
    async (_, changes, error, code) => {
      const response = await makeBrowser()(authorizeUrl(scene, changes))
      const url = locationOf(response, scene.entra.origin)
      const answer = url.hash === '' ? url.searchParams : new URLSearchParams(url.hash.slice(1))
      expect([...answer.keys()]).toEqual(['error', 'error_description', 'error_uri', 'state'])
      expect(answer.get('error')).toBe(error)
      expect(answer.get('error_description')).toContain(`AADSTS${code}: `)
      expect(response.headers.get('location')).toMatch(/AADSTS\d+%3a\+/)
    },
  )
  it("answers with Entra's parameters in Entra's order ⟨authorize.order⟩ ⟨authorize.no-iss⟩ ⟨authorize.session-state⟩ ⟨authorize.code⟩ ⟨authorize.encoding⟩", async () => {
    const url = await signIn(scene, makeBrowser(), { client_info: '1' })
    expect([...url.searchParams.keys()]).toEqual(['code', 'client_info', 'state', 'session_state'])
    expect(url.searchParams.get('code')).toMatch(/^1\.A.{1000,}/)
    expect(url.searchParams.get('state')).toBe('a state')
    expect(url.searchParams.get('session_state')).toMatch(/^00[0-9a-f-]{34}$/)
    expect(url.search).toContain('state=a+state')
  })
  it('posts the answer as a form, and puts it in the fragment', async () => {
    const browser = makeBrowser()
    await signIn(scene, browser)
    const form = await (await browser(authorizeUrl(scene, { response_mode: 'form_post' }))).text()
    expect(form).toContain(`action="${callback}"`)
    expect(form).toMatch(/name="code" value="1\.A/)
    expect((await signIn(scene, browser, { response_mode: 'fragment' })).hash).toMatch(/^#code=/)
  })
  it('ignores the port of localhost', async () => {
    const url = await signIn(scene, makeBrowser(), { redirect_uri: 'http://localhost:4711/callback' })
    expect(url.port).toBe('4711')
  })
  it('takes the request by POST too ⟨authorize.post⟩', async () => {
    const url = authorizeUrl(scene)
    const response = await makeBrowser()(`${url.origin}${url.pathname}`, {
      method: 'POST',
      body: url.searchParams,
    })
    expect(response.headers.get('location')).toContain('/mock/sign-in/')
  })
  it.each([
    ['unknown tenants', 'fabrikam.example', 'AADSTS90002'],
    ['single-tenant applications at /common', 'common', 'AADSTS50194'],
  ])('shows a page for %s ⟨authorize.unknown-tenant⟩', async (_, segment, text) =>
    expect(await (await makeBrowser()(authorizeUrl(scene, {}, segment))).text()).toContain(text),
  )
})

describe('sign-in page', () => {
  it('lists people, and the hinted one first', async () => {
    scene.tenant.person({ userPrincipalName: 'ada@contoso.example' })
    const browser = makeBrowser()
    const asked = await browser(authorizeUrl(scene, { login_hint: 'ADA@contoso.example' }))
    const page = await (await browser(locationOf(asked, scene.entra.origin))).text()
    expect(page).toContain('<form id="sign-in" method="post">')
    expect(page.indexOf('Ada Example')).toBeLessThan(page.indexOf('Mia Example'))
    expect(page).toContain(`name="account" value="${scene.mia.id}"`)
  })
  it('takes a user principal name', async () => {
    const url = await signIn(
      scene,
      makeBrowser(),
      {},
      { action: 'next', userPrincipalName: 'Mia@contoso.example' },
    )
    expect(url.searchParams.get('code')).toBeTypeOf('string')
  })
  it('says 50034 beside the field for a name that nobody has ⟨directory.unknown-name⟩', async () => {
    const browser = makeBrowser()
    const page = locationOf(await browser(authorizeUrl(scene)), scene.entra.origin)
    const response = await browser(page, {
      method: 'POST',
      body: new URLSearchParams({ userPrincipalName: 'nobody@<i>' }),
    })
    const text = await response.text()
    expect(text).toContain('AADSTS50034')
    expect(text).not.toContain('<i>')
    expect(scene.tenant.journal.last('sign-in')?.code).toBe('AADSTS50034')
  })
  it('shows 50020 to somebody of another tenant ⟨directory.stranger⟩', async () => {
    scene.entra.tenant({ domain: 'globex.example' }).person({ userPrincipalName: 'eve@globex.example' })
    const browser = makeBrowser()
    const page = locationOf(await browser(authorizeUrl(scene)), scene.entra.origin)
    const response = await browser(page, {
      method: 'POST',
      body: new URLSearchParams({ userPrincipalName: 'eve@globex.example' }),
    })
    expect(await response.text()).toContain('AADSTS50020')
  })
  it('cancels without a description', async () => {
    const url = await signIn(scene, makeBrowser(), {}, { action: 'cancel' })
    expect(Object.fromEntries(url.searchParams)).toEqual({
      error: 'access_denied',
      error_subcode: 'cancel',
      state: 'a state',
    })
    expect(scene.tenant.journal.last('authorization-response')).toMatchObject({
      code: 'cancelled',
      outcome: 'refused',
    })
  })
  it('remembers the person, until the relying party asks again or the session is a day old ⟨authorize.max-age⟩ ⟨authorize.prompt⟩', async () => {
    const browser = makeBrowser()
    const first = await signIn(scene, browser)
    const again = locationOf(await browser(authorizeUrl(scene, { prompt: 'none' })), scene.entra.origin)
    expect(again.searchParams.get('session_state')).toBe(first.searchParams.get('session_state'))
    for (const changes of [
      { prompt: 'login' },
      { prompt: 'select_account' },
      { prompt: 'consent' },
      { max_age: '0' },
    ]) {
      if ('max_age' in changes) scene.tenant.clock.advance('1m')
      expect((await browser(authorizeUrl(scene, changes))).headers.get('location')).toContain(
        '/mock/sign-in/',
      )
    }
    scene.tenant.clock.advance('25h')
    expect((await browser(authorizeUrl(scene))).headers.get('location')).toContain('/mock/sign-in/')
  })
  it('lets another person take over the browser', async () => {
    const max = scene.tenant.person({ userPrincipalName: 'max@contoso.example' })
    const browser = makeBrowser()
    await signIn(scene, browser)
    const url = await signIn(scene, browser, { prompt: 'select_account' }, { account: max.id })
    const tokens = await body(await redeem(scene, url.searchParams.get('code')))
    expect(decode(String(tokens['id_token']))).toMatchObject({ oid: max.id })
  })
  it('belongs to the browser that began', async () => {
    const page = locationOf(await makeBrowser()(authorizeUrl(scene)), scene.entra.origin)
    expect((await makeBrowser()(page)).status).toBe(400)
  })
  it('is left out when somebody is signed in by order', async () => {
    scene.tenant.signInAs(scene.mia)
    expect(await freshCode({ prompt: 'login' })).toBeTypeOf('string')
  })
})

describe('token endpoint', () => {
  it.each<[string, Record<string, string | undefined>, number, string, number]>([
    ['no grant_type', { grant_type: undefined }, 400, 'invalid_request', 900144],
    ['an unknown grant_type', { grant_type: 'no_such_grant' }, 400, 'unsupported_grant_type', 70003],
    ['no client_id', { client_id: undefined }, 400, 'invalid_request', 900144],
    [
      'the zero GUID',
      { client_id: '00000000-0000-0000-0000-000000000000' },
      400,
      'unauthorized_client',
      700038,
    ],
    [
      'an unknown application',
      { client_id: '00000000-0000-4000-8000-00000000beef' },
      400,
      'unauthorized_client',
      700016,
    ],
    ['no secret', { client_secret: undefined }, 401, 'invalid_client', 7000218],
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client', 7000215],
    [
      'a client assertion',
      {
        client_assertion: 'a.b.c',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      },
      400,
      'invalid_request',
      50027,
    ],
    ['a garbage code', { code: 'garbage' }, 400, 'invalid_grant', 9002313],
    ['another redirect_uri', { redirect_uri: 'http://localhost/other' }, 400, 'invalid_client', 500112],
    ['no verifier', { code_verifier: undefined }, 400, 'invalid_grant', 50148],
    ['a wrong verifier', { code_verifier: `${verifier}x` }, 400, 'invalid_grant', 501481],
  ])('refuses %s', async (_, changes, status, error, code) => {
    const response = await redeem(scene, await freshCode(), changes)
    expect(response.status).toBe(status)
    expect(response.headers.get('cache-control')).toBe('no-store, no-cache')
    expect(await body(response)).toMatchObject({ error, error_codes: [code] })
    expect(scene.tenant.journal.last('token')).toMatchObject({
      code: `AADSTS${code}`,
      outcome: 'refused',
      status,
    })
  })
  it('refuses the Secret ID, an expired secret and a removed one', async () => {
    const app = scene.tenant.application({ redirectUris: [callback] })
    const secret = app.secret({ expiresIn: '30d' })
    const own = { ...scene, app, secret }
    const attempt = async (value: string) =>
      (await body(await redeem(own, (await signIn(own)).searchParams.get('code'), { client_secret: value })))[
        'error_codes'
      ]
    expect(await attempt(secret.keyId)).toEqual([7000215])
    expect(await attempt(secret.value)).toBeUndefined()
    scene.tenant.clock.advance('31d')
    expect(await attempt(secret.value)).toEqual([7000222])
    const fresh = app.secret()
    expect(await attempt(fresh.value)).toBeUndefined()
    app.expireSecret(fresh.keyId)
    expect(await attempt(fresh.value)).toEqual([7000222])
    app.removeSecret(fresh.keyId)
    expect(await attempt(fresh.value)).toEqual([7000215])
  })
  it('takes the secret by HTTP Basic, percent-encoded', async () => {
    const credentials = [scene.app.clientId, scene.secret.value]
      .map((part) => encodeURIComponent(part).replaceAll('.', '%2E'))
      .join(':')
    const headers = { Authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }
    const response = await redeem(
      scene,
      await freshCode(),
      { client_id: undefined, client_secret: undefined },
      scene.tenant.id,
      headers,
    )
    expect(response.status).toBe(200)
    expect(scene.tenant.journal.last('token')?.secret).toBe(scene.secret.keyId)
  })
  it('takes a code once, for ten minutes by the clock of the tenant', async () => {
    const code = await freshCode()
    expect((await redeem(scene, code)).status).toBe(200)
    expect(await body(await redeem(scene, code))).toMatchObject({ error_codes: [54005] })
    const late = await freshCode()
    scene.tenant.clock.advance('601s')
    expect(await body(await redeem(scene, late))).toMatchObject({ error_codes: [70008] })
  })
  it('lets one of two redemptions at the same time win', async () => {
    const code = await freshCode()
    const both = await Promise.all([redeem(scene, code), redeem(scene, code)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400])
  })
  it('refuses the code of another application and of another tenant', async () => {
    const other = scene.tenant.application({ redirectUris: [callback] })
    const theirs = { ...scene, app: other, secret: other.secret() }
    expect(await body(await redeem(theirs, await freshCode()))).toMatchObject({ error_codes: [7000110] })
    const shared = scene.tenant.application({
      redirectUris: [callback],
      signInAudience: 'AzureADMultipleOrgs',
    })
    const everybodys = { ...scene, app: shared, secret: shared.secret() }
    const code = (await signIn(everybodys)).searchParams.get('code')
    const globex = scene.entra.tenant({ domain: 'globex.example' })
    expect(await body(await redeem(everybodys, code, {}, globex.id))).toMatchObject({ error_codes: [700005] })
  })
  it('accepts plain PKCE, and no PKCE at all', async () => {
    const plain = await freshCode({ code_challenge: verifier, code_challenge_method: undefined })
    expect((await redeem(scene, plain)).status).toBe(200)
    const none = await freshCode({ code_challenge: undefined, code_challenge_method: undefined })
    expect((await redeem(scene, none, { code_verifier: undefined })).status).toBe(200)
  })
  it('refuses GET, in JSON', async () => {
    const answer = await body(await get(`/${scene.tenant.id}/oauth2/v2.0/token`))
    expect(answer['error_description']).toContain(
      'AADSTS900561: The endpoint only accepts POST, OPTIONS requests. Received a GET request.',
    )
  })
  it("answers with Entra's members in Entra's order", async () => {
    const code = await freshCode({ scope: 'openid profile offline_access email User.Read' })
    const answer = await body(await redeem(scene, code, { client_info: '1' }))
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
    expect(answer['scope']).toBe('email openid profile User.Read')
  })
  it('refreshes, gives a new refresh token and keeps the old one', async () => {
    const { refresh_token } = await login(scene, { scope: 'openid offline_access' })
    const refresh = () => redeem(scene, null, { grant_type: 'refresh_token', refresh_token, code: undefined })
    const answer = await body(await refresh())
    expect(answer['refresh_token']).not.toBe(refresh_token)
    expect(decode(String(answer['id_token']))).not.toHaveProperty('nonce')
    expect((await refresh()).status).toBe(200)
    scene.tenant.clock.advance('91d')
    expect(await body(await refresh())).toMatchObject({ error_codes: [700082] })
  })
})

describe('tokens', () => {
  it("has Entra's claims and header, dated back five minutes", async () => {
    scene.tenant.clock.freeze(new Date('2026-05-20T11:31:50Z'))
    const { id_token } = await login(scene)
    const now = Date.parse('2026-05-20T11:31:50Z') / 1000
    const claims = decode(id_token)
    expect(Object.keys(claims)).toEqual([
      'aud',
      'iss',
      'iat',
      'nbf',
      'exp',
      'email',
      'name',
      'nonce',
      'oid',
      'preferred_username',
      'rh',
      'sid',
      'sub',
      'tid',
      'uti',
      'ver',
    ])
    expect(claims).toMatchObject({
      iat: now - 300,
      nbf: now - 300,
      exp: now + 3_600,
      ver: '2.0',
      nonce: 'a-nonce',
      tid: scene.tenant.id,
      iss: scene.tenant.issuer,
    })
    expect(claims['sub']).toMatch(/^[\w-]{43}$/)
    expect(claims['uti']).toMatch(/^[\w-]{20}AA$/)
    expect(Object.keys(decode(id_token, 0))).toEqual(['typ', 'alg', 'kid'])
    expect(decode(id_token, 0)['kid']).toBe(scene.tenant.keys.signing)
  })
  it('leaves out what was not asked for, and e-mail without a mailbox', async () => {
    expect(decode((await login(scene, { scope: 'openid' })).id_token)).not.toHaveProperty('oid')
    scene.tenant.person({ userPrincipalName: 'mia@contoso.example', mail: null })
    expect(decode((await login(scene)).id_token)).not.toHaveProperty('email')
    scene.tenant.person({ userPrincipalName: 'mia@contoso.example' })
  })
  it('knows people pairwise: another sub for another application', async () => {
    const other = scene.tenant.application({ redirectUris: [callback] })
    const there = await login({ ...scene, app: other, secret: other.secret() })
    const here = await login(scene)
    expect(decode(there.id_token)['sub']).not.toBe(decode(here.id_token)['sub'])
    expect(decode(here.id_token)['sub']).toBe(decode((await login(scene)).id_token)['sub'])
  })
  it('sends optional claims, and points to Graph for more than 200 groups', async () => {
    const app = scene.tenant.application({
      redirectUris: [callback],
      optionalClaims: ['given_name', 'upn', 'auth_time'],
      groupMembershipClaims: 'SecurityGroup',
    })
    const own = { ...scene, app, secret: app.secret() }
    const person = (groups: number) =>
      scene.tenant.person({
        userPrincipalName: 'mia@contoso.example',
        groups,
      })
    const { groups } = person(200)
    expect(decode((await login(own)).id_token)).toMatchObject({
      given_name: 'Mia',
      upn: 'mia@contoso.example',
      auth_time: expect.any(Number),
      groups,
    })
    person(201)
    const claims = decode((await login(own)).id_token)
    expect(claims).not.toHaveProperty('groups')
    expect(claims['_claim_names']).toEqual({ groups: 'src1' })
  })
})

describe('UserInfo', () => {
  const ask = (token: string) =>
    fetch(`${scene.entra.neighbour}/oidc/userinfo`, { headers: { Authorization: `Bearer ${token}` } })
  it('tells the same sub and no more than Entra does', async () => {
    const { access_token, id_token } = await login(scene)
    const answer = await body(await ask(access_token))
    expect(Object.keys(answer)).toEqual(['sub', 'name', 'family_name', 'given_name', 'picture', 'email'])
    expect(answer['sub']).toBe(decode(id_token)['sub'])
  })
  it.each(['garbage', 'other audience', 'expired', 'id token', 'changed'])(
    'refuses a token that is: %s',
    async (kind) => {
      const { access_token, id_token } = await login(
        scene,
        kind === 'other audience' ? { scope: `openid api://${scene.app.clientId}/read` } : {},
      )
      if (kind === 'expired') scene.tenant.clock.advance('2h')
      const [head, claims, signature] = access_token.split('.')
      const changed = `${head}.${Buffer.from(JSON.stringify({ ...decode(access_token), oid: 'x' })).toString('base64url')}.${signature}`
      const token = { garbage: 'garbage', 'id token': id_token, changed }[kind] ?? access_token
      expect(claims).toBeTypeOf('string')
      const response = await ask(token)
      expect(response.status).toBe(401)
      expect(await body(response)).toMatchObject({ error: { code: 'InvalidAuthenticationToken' } })
    },
  )
})

describe('multi-tenant applications', () => {
  it('sign people of any tenant in at /common, with the issuer of their own tenant', async () => {
    const app = scene.tenant.application({ redirectUris: [callback], signInAudience: 'AzureADMultipleOrgs' })
    const own = { ...scene, app, secret: app.secret() }
    const globex = scene.entra.tenant({ domain: 'globex.example' })
    const eve = globex.person({ userPrincipalName: 'eve@globex.example' })
    for (const segment of ['common', 'organizations', globex.id]) {
      const url = await signIn(own, makeBrowser(), {}, { account: eve.id }, segment)
      const tokens = await body(await redeem(own, url.searchParams.get('code'), {}, segment))
      expect(decode(String(tokens['id_token']))).toMatchObject({ iss: globex.issuer, tid: globex.id })
    }
  })
  it('are alone in that: a single-tenant application is unknown elsewhere', async () => {
    const globex = scene.entra.tenant({ domain: 'globex.example' })
    expect(await (await makeBrowser()(authorizeUrl(scene, {}, globex.id))).text()).toContain('AADSTS700016')
  })
})

describe('faults over HTTP', () => {
  const lie = (...faults: readonly Fault[]) => scene.tenant.fault(...faults)
  const delivered = (message: Parameters<typeof scene.tenant.journal.last>[0]) =>
    scene.tenant.journal.last(message)?.delivered
  it('lies in each message and notes what was sent and what was honest', async () => {
    lie(
      discovery.member('issuer', 'https://evil.example'),
      jwks.member('keys', []),
      authorizationResponse.member('state', 'other'),
    )
    lie(tokenResponse.without('token_type'), idToken.claim('aud', 'other'), userinfo.member('sub', 'other'))
    expect(await body(await fetch(scene.tenant.metadataUrl))).toMatchObject({
      issuer: 'https://evil.example',
    })
    expect(delivered('discovery')).toMatchObject([
      { at: 'discovery', member: 'issuer', sent: 'https://evil.example', honest: scene.tenant.issuer },
    ])
    expect(await body(await get(`/${scene.tenant.id}/discovery/v2.0/keys`))).toEqual({ keys: [] })
    const url = await signIn(scene)
    expect(url.searchParams.get('state')).toBe('other')
    expect(delivered('authorization-response')).toMatchObject([{ sent: 'other', honest: 'a state' }])
    const tokens = await body(await redeem(scene, url.searchParams.get('code')))
    expect(tokens).not.toHaveProperty('token_type')
    expect(decode(String(tokens['id_token']))['aud']).toBe('other')
    expect(delivered('token')).toMatchObject([
      { at: 'token-response', honest: 'Bearer' },
      { at: 'id-token', member: 'aud', honest: scene.app.clientId },
    ])
    const told = await fetch(`${scene.entra.neighbour}/oidc/userinfo`, {
      headers: { Authorization: `Bearer ${String(tokens['access_token'])}` },
    })
    expect(await body(told)).toMatchObject({ sub: 'other' })
  })
  it('answers something else', async () => {
    lie(discovery.answer(503, '<p>down</p>', 'text/html'))
    const response = await fetch(scene.tenant.metadataUrl)
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      503,
      'text/html',
      '<p>down</p>',
    ])
    expect(delivered('discovery')).toMatchObject([{ sent: '<p>down</p>' }])
  })
  it("refuses in Entra's words, and the code stays good", async () => {
    const code = await freshCode()
    lie(tokenResponse.refused(7000222))
    const response = await redeem(scene, code)
    expect(response.status).toBe(401)
    expect(await body(response)).toMatchObject({ error: 'invalid_client', error_codes: [7000222] })
    expect(scene.tenant.journal.last('token')).toMatchObject({
      code: 'AADSTS7000222',
      delivered: [{ at: 'token-response' }],
    })
    scene.tenant.honest()
    expect((await redeem(scene, code)).status).toBe(200)
    lie(authorizationResponse.refused(65004))
    const url = await signIn(scene)
    expect(url.searchParams.get('error')).toBe('access_denied')
    expect(url.searchParams.get('error_description')).toContain(
      'AADSTS65004: User declined to consent to access the app.',
    )
  })
  it.each([
    ['single-use-code', {}],
    ['pkce', { code_verifier: 'wrong' }],
    ['redirect-uri', { redirect_uri: 'http://localhost/other' }],
  ] as const)('forgets the rule %s', async (rule, changes) => {
    const code = await freshCode()
    if (rule === 'single-use-code') await redeem(scene, code)
    expect((await redeem(scene, rule === 'single-use-code' ? code : await freshCode(), changes)).status).toBe(
      400,
    )
    lie(tokenResponse.forgets(rule))
    expect((await redeem(scene, code, changes)).status).toBe(200)
    expect(delivered('token')).toMatchObject([{ at: 'token-response' }])
  })
  it('replays the token of the login before', async () => {
    const { id_token } = await login(scene)
    lie(idToken.replayed())
    expect((await login(scene, { nonce: 'another' })).id_token).toBe(id_token)
  })
  it('resets, cuts off and delays', async () => {
    lie(discovery.reset())
    await expect(fetch(scene.tenant.metadataUrl)).rejects.toThrow()
    scene.tenant.honest()
    lie(discovery.truncated())
    await expect(fetch(scene.tenant.metadataUrl).then((response) => response.text())).rejects.toThrow()
    scene.tenant.honest()
    lie(discovery.delayed(30))
    const started = performance.now()
    expect((await fetch(scene.tenant.metadataUrl)).status).toBe(200)
    expect(performance.now() - started).toBeGreaterThan(25)
    expect(delivered('discovery')).toHaveLength(1)
  })
  it('keeps to its application', async () => {
    lie({ ...idToken.without('nonce'), scope: { application: '00000000-0000-4000-8000-00000000beef' } })
    expect(decode((await login(scene)).id_token)).toHaveProperty('nonce')
  })
  it('refuses a malformed fault', () => expect(() => lie(tokenResponse.refused(1))).toThrow(/AADSTS number/))
})

describe('journal', () => {
  it('has every request of a login in order, with what was minted', async () => {
    const since = scene.entra.journal.last
    await fetch(scene.tenant.metadataUrl)
    const { id_token } = await login(scene)
    const entries = scene.entra.journal.entries({ since, tenant: scene.tenant.id })
    expect(entries.map(({ message, outcome }) => `${message} ${outcome}`)).toEqual([
      'discovery answered',
      'authorize asked',
      'sign-in answered',
      'authorization-response answered',
      'token answered',
    ])
    expect(entries.at(-1)).toMatchObject({
      client: scene.app.clientId,
      person: scene.mia.id,
      secret: scene.secret.keyId,
      minted: { id_token },
    })
    expect(entries[3]?.minted['code']).toBe(entries[4]?.parameters['code'])
  })
  it('wakes who waits', async () => {
    const waiting = scene.entra.journal.wait(scene.entra.journal.last, 5_000)
    await fetch(scene.tenant.metadataUrl)
    expect(await waiting).toHaveLength(1)
  })
  it('has what reached no tenant', async () => {
    await get('/nothing/here')
    expect(scene.entra.journal.entries({ message: 'other' }).at(-1)).toMatchObject({
      tenant: null,
      status: 404,
      path: '/nothing/here',
    })
  })
})

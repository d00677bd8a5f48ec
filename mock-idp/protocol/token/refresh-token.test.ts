import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ApplicationOptions, ConditionalAccessPolicy, PersonOptions } from '../../contract.ts'
import {
  callback,
  decode,
  makeBrowser,
  makeScene,
  redeem,
  type Scene,
  signIn,
} from '../../testing/relying-party.ts'
import { askForTokens, bodyOf, type Form } from '../../testing/token-requests.ts'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
})
afterAll(() => scene.entra.close())
beforeEach(() => {
  scene.tenant.clock.reset()
  scene.tenant.update({ conditionalAccess: [] })
  scene.tenant.person({ userPrincipalName: 'mia@contoso.example' })
})

const scope = 'openid profile offline_access User.Read'
const browser = { Origin: 'http://localhost:3000' }

/** A login, and what may be done with its refresh token. */
const session = async (options: ApplicationOptions = {}, account = scene.mia.id) => {
  const app = scene.tenant.application({ redirectUris: [callback], ...options })
  const isSpa = options.spaRedirectUris !== undefined
  const secret = isSpa ? undefined : app.secret().value
  const visitor = makeBrowser()
  const code = (await signIn({ ...scene, app }, visitor, { scope }, { account })).searchParams.get('code')
  const headers = isSpa ? browser : {}
  const form = { client_id: app.clientId, client_secret: secret }
  const first = await bodyOf(await redeem({ ...scene, app }, code, form, undefined, headers))
  const refresh = async (changes: Form = {}, options = {}) =>
    bodyOf(
      await askForTokens(
        scene,
        { grant_type: 'refresh_token', ...form, refresh_token: String(first['refresh_token']), ...changes },
        { headers, ...options },
      ),
    )
  return { app, first, refresh, visitor }
}

describe('refresh tokens', () => {
  it('rotate, and the old one goes on ⟨refresh-token.rotation⟩', async () => {
    const { first, refresh } = await session()
    const second = await refresh()
    expect(second['refresh_token']).not.toBe(first['refresh_token'])
    expect((await refresh())['error']).toBeUndefined()
    expect((await refresh({ refresh_token: String(second['refresh_token']) }))['error']).toBeUndefined()
    expect(decode(String(second['id_token']))).not.toHaveProperty('nonce')
  })
  it('are for every resource ⟨refresh-token.multi-resource⟩ ⟨token.redemption-scope⟩', async () => {
    const api = scene.tenant.application({ identifierUris: ['api://orders'] })
    const { refresh } = await session()
    const answer = await refresh({ scope: 'api://orders/read' })
    expect(answer['scope']).toContain('api://orders/read')
    expect(decode(String(answer['access_token']))).toMatchObject({ aud: api.clientId, scp: 'read' })
    expect(await refresh({ scope: 'api://orders/read User.Read' })).toMatchObject({ error_codes: [700022] })
    expect((await refresh())['scope']).toContain('User.Read')
  })
  it('belong to person and application, not to a tenant ⟨refresh-token.bound⟩ ⟨refresh-token.any-tenant⟩', async () => {
    const { refresh } = await session({ signInAudience: 'AzureADMultipleOrgs' })
    const answer = await refresh({}, { segment: 'common' })
    expect(decode(String(answer['id_token']))).toMatchObject({ oid: scene.mia.id })
    const thief = scene.tenant.application({ redirectUris: [callback] })
    const stolen = { client_id: thief.clientId, client_secret: thief.secret().value }
    expect(await refresh(stolen)).toMatchObject({ error_codes: [7000110] })
    expect(await refresh({ refresh_token: 'garbage' })).toMatchObject({
      error: 'invalid_grant',
      error_codes: [9002313],
      suberror: 'bad_token',
    })
  })
  it('are taken by another tenant where the person is a guest ⟨refresh-token.any-tenant⟩', async () => {
    const { refresh } = await session({ signInAudience: 'AzureADMultipleOrgs' })
    const other = scene.entra.tenant({ domain: 'fabrikam.example' })
    expect(await refresh({}, { segment: other.id })).toMatchObject({
      error: 'invalid_grant',
      error_codes: [50020],
    })
    const guest = other.person({ userPrincipalName: 'mia@contoso.example', kind: 'guest' })
    const answer = await refresh({}, { segment: other.id })
    expect(decode(String(answer['id_token']))).toMatchObject({ oid: guest.id, tid: other.id })
  })
  it('live on when they are used, and end after 90 days without ⟨refresh-token.sliding⟩', async () => {
    const { app, refresh } = await session()
    let latest: Form = {}
    for (const _ of [1, 2, 3]) {
      scene.tenant.clock.advance('80d')
      const answer = await refresh({ ...latest, client_secret: app.secret().value })
      expect(answer['error']).toBeUndefined()
      latest = { refresh_token: String(answer['refresh_token']) }
    }
    scene.tenant.clock.advance('91d')
    const late = await refresh({ ...latest, client_secret: app.secret().value })
    expect(late).toMatchObject({ error: 'invalid_grant', error_codes: [700082], suberror: 'bad_token' })
    expect(late['error_description']).toMatch(
      /The token was issued on \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z and was inactive for 90\.00:00:00\. /,
    )
  })
  it('of a single-page application end a day after the sign-in ⟨refresh-token.spa⟩ ⟨token.refresh-token-expires-in⟩', async () => {
    const { first, refresh } = await session({ redirectUris: [], spaRedirectUris: [callback] })
    expect(Object.keys(first)).toEqual([
      'token_type',
      'scope',
      'expires_in',
      'ext_expires_in',
      'access_token',
      'refresh_token',
      'refresh_token_expires_in',
      'id_token',
    ])
    expect(Number(first['refresh_token_expires_in'])).toBeGreaterThan(86_390)
    scene.tenant.clock.advance('20h')
    const second = await refresh()
    expect(Number(second['refresh_token_expires_in'])).toBeLessThan(4 * 3_600)
    scene.tenant.clock.advance('5h')
    const late = await refresh({ refresh_token: String(second['refresh_token']) })
    expect(late).toMatchObject({ error: 'invalid_grant', error_codes: [700084] })
    expect(late['error_description']).toContain('lifetime of 1.00:00:00')
    expect(await refresh({}, { headers: {} })).toMatchObject({ error_codes: [9002327] })
  })
  it('outlive the session in the browser ⟨refresh-token.session⟩', async () => {
    const { refresh, visitor } = await session()
    await visitor(`${scene.entra.origin}/${scene.tenant.id}/oauth2/v2.0/logout`)
    scene.tenant.clock.advance('30d')
    expect((await refresh())['error']).toBeUndefined()
  })
  it('end when the sessions of the person are revoked ⟨refresh-token.revoked⟩', async () => {
    const { refresh } = await session()
    scene.tenant.revokeSessions(scene.mia.id)
    const answer = await refresh()
    expect(answer).toMatchObject({ error: 'invalid_grant', error_codes: [50173], suberror: 'bad_token' })
    expect(answer['error_description']).toMatch(
      /The grant was issued on '\d{4}-.*Z' and the TokensValidFrom date \(before which tokens are not valid\) for this user is '\d{4}-.*Z'\./,
    )
    const again = await session()
    expect((await again.refresh())['error']).toBeUndefined()
  })
  it.each<[string, Partial<PersonOptions>, number]>([
    ['is disabled ⟨refresh-token.disabled⟩', { enabled: false }, 50057],
    ['has an expired password ⟨refresh-token.password⟩', { passwordExpired: true }, 50132],
  ])('are refused when the person %s', async (_, change, code) => {
    const { refresh } = await session()
    scene.tenant.person({ userPrincipalName: 'mia@contoso.example', ...change })
    expect(await refresh()).toMatchObject({ error: 'invalid_grant', error_codes: [code] })
  })
  it('are refused when the person changed the password ⟨refresh-token.password⟩', async () => {
    const { refresh } = await session()
    const [mia] = scene.tenant.people()
    expect(mia?.password).toBeUndefined()
    scene.tenant.person({ userPrincipalName: 'mia@contoso.example', password: 'one' })
    const second = await refresh()
    scene.tenant.person({ userPrincipalName: 'mia@contoso.example', password: 'two' })
    const answer = await refresh({ refresh_token: String(second['refresh_token']) })
    expect(answer).toMatchObject({ error_codes: [50133], suberror: 'bad_token' })
  })
  it('are of no use when the person is gone', async () => {
    const ada = scene.tenant.person({ userPrincipalName: 'ada@contoso.example' })
    const { refresh } = await session({}, ada.id)
    expect((await refresh())['error']).toBeUndefined()
    scene.tenant.removePerson(ada.id)
    expect(await refresh()).toMatchObject({ error: 'invalid_grant', error_codes: [50034] })
  })
})

describe('what the directory demands meanwhile', () => {
  it.each<[string, ConditionalAccessPolicy, Partial<PersonOptions>, object]>([
    [
      'multifactor authentication ⟨refresh-token.mfa⟩',
      { grant: 'mfa' },
      {},
      { error_codes: [50076], suberror: 'basic_action' },
    ],
    [
      'to enrol first ⟨refresh-token.mfa⟩',
      { grant: 'mfa' },
      { mfa: 'not-registered' },
      { error_codes: [50079], suberror: 'basic_action' },
    ],
    ['nothing: it blocks ⟨refresh-token.blocked⟩', { grant: 'block' }, {}, { error_codes: [53003] }],
    [
      'a compliant device ⟨refresh-token.blocked⟩',
      { grant: 'compliant-device' },
      {},
      { error_codes: [53000] },
    ],
  ])('is asked with a challenge: %s', async (_, policy, change, expected) => {
    const { refresh } = await session()
    scene.tenant.person({ userPrincipalName: 'mia@contoso.example', ...change })
    scene.tenant.update({ conditionalAccess: [policy] })
    const answer = await refresh()
    expect(answer).toMatchObject({ error: 'invalid_grant', ...expected })
    expect(JSON.parse(String(answer['claims']))).toMatchObject({
      access_token: { capolids: { essential: true, values: [expect.stringMatching(/^[0-9a-f-]{36}$/)] } },
    })
    expect(Object.keys(answer).at(-1)).toBe('claims')
    scene.tenant.update({ conditionalAccess: [{ ...policy, people: ['somebody@contoso.example'] }] })
    expect((await refresh())['error']).toBeUndefined()
  })
  it('can be a sign-in that is not too old ⟨refresh-token.sign-in-frequency⟩', async () => {
    const { refresh } = await session()
    scene.tenant.update({ conditionalAccess: [{ signInFrequency: '1h' }] })
    expect((await refresh())['error']).toBeUndefined()
    scene.tenant.clock.advance('2h')
    const answer = await refresh()
    expect(answer).toMatchObject({ error_codes: [70043], suberror: 'bad_token' })
    expect(answer['error_description']).toContain('the maximum allowed lifetime for this request is 3600.')
  })
  it('can be consent to more, or at all ⟨refresh-token.consent⟩', async () => {
    const { app, refresh } = await session()
    app.update({ consent: 'user' })
    expect(await refresh()).toMatchObject({
      error: 'invalid_grant',
      error_codes: [65001],
      suberror: 'consent_required',
    })
  })
  it('can be an assignment ⟨refresh-token.assignment⟩', async () => {
    const { app, refresh } = await session()
    app.update({ assignmentRequired: true })
    const answer = await refresh()
    expect(answer).toMatchObject({ error: 'invalid_grant', error_codes: [50105] })
    expect(answer['error_description']).toContain("The signed in user '{EmailHidden}' is blocked")
    app.update({ assignments: [{ principal: 'mia@contoso.example' }] })
    expect((await refresh())['error']).toBeUndefined()
  })
})

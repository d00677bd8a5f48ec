import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ApplicationOptions, Person, PersonOptions, TenantOptions } from '../../contract.ts'
import {
  authorizeUrl,
  type Browser,
  callback,
  decode,
  locationOf,
  makeBrowser,
  makeScene,
  redeem,
  type Scene,
  signIn,
} from '../../testing/relying-party.ts'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
})
afterAll(() => scene.entra.close())

const everything: TenantOptions = {
  state: 'active',
  conditionalAccess: [],
  userConsent: 'allowed',
  adminConsentWorkflow: false,
  crossTenantAccess: {},
}
beforeEach(() => {
  scene.tenant.update(everything)
  scene.tenant.signInAs(null)
  scene.tenant.clock.reset()
})

let made = 0
const person = (options: Partial<PersonOptions> = {}): Person => {
  made += 1
  return scene.tenant.person({ userPrincipalName: `p${made}@contoso.example`, ...options })
}
const withApplication = (options: ApplicationOptions = {}): Scene => {
  const app = scene.tenant.application({ redirectUris: [callback], displayName: 'Wiki', ...options })
  return { ...scene, app, secret: app.secret() }
}

/** The page of a sign-in, what it shows, and what comes when something is posted to it. */
const open = async (
  one: Scene,
  browser: Browser = makeBrowser(),
  changes: Record<string, string | undefined> = {},
  segment?: string,
) => {
  const page = locationOf(await browser(authorizeUrl(one, changes, segment)), one.entra.origin)
  const post = async (form: Record<string, string>) => {
    const response = await browser(page, { method: 'POST', body: new URLSearchParams(form) })
    const text = await response.text()
    const location = response.headers.get('location')
    return { text, query: Object.fromEntries(location === null ? [] : new URL(location).searchParams) }
  }
  return { page, post, show: async (query = '') => (await browser(`${page}${query}`)).text() }
}
const journal = () => scene.tenant.journal.last('sign-in')

describe('steps of the sign-in page', () => {
  it('asks for the password, says what is wrong beside the field, and goes on ⟨directory.password⟩ ⟨directory.wrong-password⟩', async () => {
    const ada = person({ password: 'right <password>' })
    const at = await open(scene)
    expect((await at.post({ account: ada.id })).text).toContain('Enter password')
    const wrong = await at.post({ password: 'wrong' })
    expect(wrong.text).toContain('AADSTS50126: Error validating credentials')
    expect(wrong.text).toContain('aria-invalid="true"')
    expect(journal()?.code).toBe('AADSTS50126')
    expect((await at.post({ password: 'right <password>' })).query['code']).toMatch(/^1\.A/)
  })
  it('takes name and password in one form', async () => {
    const ada = person({ password: 'secret words' })
    const at = await open(scene)
    const form = { userPrincipalName: ada.userPrincipalName, password: 'secret words' }
    expect((await at.post(form)).query).toHaveProperty('code')
  })
  it('a refused person can sign in as another ⟨authorize.other-account⟩', async () => {
    const ada = person({ enabled: false })
    const at = await open(scene)
    const refused = await at.post({ account: ada.id })
    expect(refused.text).toContain('AADSTS50057')
    expect(refused.text).toContain('Sign out and sign in with a different account')
    expect(await at.show('?other')).toContain('id="sign-in"')
    expect((await at.post({ account: scene.mia.id })).query).toHaveProperty('code')
  })
  it('says inline that an account is locked', async () => {
    const at = await open(scene)
    const { text } = await at.post({ account: person({ locked: true }).id })
    expect(text).toContain('AADSTS50053')
    expect(text).toContain('id="sign-in"')
  })
  it('lets somebody change an expired password, and remembers the new one ⟨directory.expired-password⟩', async () => {
    const ada = person({ password: 'old words', passwordExpired: true })
    const at = await open(scene)
    const asked = await at.post({ account: ada.id, password: 'old words' })
    expect(asked.text).toContain('Update your password')
    expect((await at.post({ new_password: 'short' })).text).toContain('AADSTS50055')
    expect((await at.post({ new_password: 'new words' })).query).toHaveProperty('code')
    const next = await open(scene)
    expect((await next.post({ account: ada.id, password: 'old words' })).text).toContain('AADSTS50126')
    expect((await next.post({ password: 'new words' })).query).toHaveProperty('code')
  })
  it('asks for a second factor once per session ⟨directory.mfa⟩', async () => {
    scene.tenant.update({ conditionalAccess: [{ grant: 'mfa' }] })
    const browser = makeBrowser()
    const at = await open(scene, browser)
    expect((await at.post({ account: scene.mia.id })).text).toContain('Approve sign in request')
    expect((await at.post({ action: 'approve' })).query).toHaveProperty('code')
    const silent = await signIn(scene, browser, { prompt: 'none' })
    expect(silent.searchParams.has('code')).toBe(true)
  })
  it('refuses who denies the second factor, or does not enrol', async () => {
    scene.tenant.update({ conditionalAccess: [{ grant: 'mfa' }] })
    const at = await open(scene)
    await at.post({ account: scene.mia.id })
    expect((await at.post({ action: 'deny' })).text).toContain('AADSTS50074')
    const enrolling = await open(scene)
    const asked = await enrolling.post({ account: person({ mfa: 'not-registered' }).id })
    expect(asked.text).toContain('More information required')
    expect((await enrolling.post({ action: 'skip' })).text).toContain('AADSTS50072')
    expect((await enrolling.post({ action: 'enrol' })).query).toHaveProperty('code')
  })
  it('shows what a policy blocks ⟨directory.blocked⟩', async () => {
    scene.tenant.update({ conditionalAccess: [{ grant: 'block' }] })
    const { text } = await (await open(scene)).post({ account: scene.mia.id })
    expect(text).toContain('You cannot access this right now')
    expect(text).toContain('AADSTS53003')
    expect(journal()).toMatchObject({ code: 'AADSTS53003', outcome: 'refused', person: scene.mia.id })
  })
  it('stops at 51004 when the person was removed meanwhile ⟨directory.removed⟩', async () => {
    const ada = person({ password: 'secret words' })
    const at = await open(scene)
    await at.post({ account: ada.id })
    scene.tenant.removePerson(ada.id)
    expect((await at.post({ password: 'secret words' })).text).toContain('AADSTS51004')
  })
  it('cannot be skipped by posting to a later step', async () => {
    scene.tenant.update({ conditionalAccess: [{ grant: 'mfa' }] })
    const at = await open(scene)
    expect((await at.post({ action: 'approve' })).text).toContain('AADSTS90013')
    const ada = person({ password: 'secret words' })
    await at.post({ account: ada.id })
    expect((await at.post({ action: 'approve' })).text).toContain('Enter password')
  })
})

describe('consent', () => {
  it('is asked for once, and declined with 65004 ⟨directory.consent⟩ ⟨directory.consent-declined⟩', async () => {
    const one = withApplication({ consent: 'user', displayName: '<Wiki>' })
    const at = await open(one)
    const asked = await at.post({ account: scene.mia.id })
    expect(asked.text).toContain('Permissions requested')
    expect(asked.text).toContain('&#60;Wiki&#62;')
    const declined = await at.post({ action: 'decline' })
    expect(declined.query).toMatchObject({ error: 'access_denied', state: 'a state' })
    expect(declined.query['error_description']).toContain('AADSTS65004: User declined to consent')
    const again = await open(one)
    await again.post({ account: scene.mia.id })
    expect((await again.post({ action: 'accept' })).query).toHaveProperty('code')
    const third = await open(one)
    expect((await third.post({ account: scene.mia.id })).query).toHaveProperty('code')
  })
  it('is missing for prompt=none: consent_required ⟨authorize.prompt-none-consent⟩', async () => {
    const browser = makeBrowser()
    await signIn(scene, browser)
    const one = withApplication({ consent: 'user' })
    const { searchParams } = await signIn(one, browser, { prompt: 'none' })
    expect(searchParams.get('error')).toBe('consent_required')
    expect(searchParams.get('error_description')).toContain('AADSTS65001')
  })
  it('is asked of whoever is signed in, without picking an account again ⟨authorize.prompt-consent⟩', async () => {
    const browser = makeBrowser()
    const first = await signIn(scene, browser)
    const at = await open(scene, browser, { prompt: 'consent' })
    expect(await at.show()).toContain('Permissions requested')
    const { query } = await at.post({ action: 'accept' })
    expect(query['session_state']).toBe(first.searchParams.get('session_state'))
  })
  it('needs an administrator: the way back is access_denied and cancel, without a description ⟨directory.admin-approval⟩ ⟨authorize.cancel⟩', async () => {
    const one = withApplication({ consent: 'admin' })
    const at = await open(one)
    const asked = await at.post({ account: scene.mia.id })
    expect(asked.text).toContain('Need admin approval')
    expect(asked.text).toContain('Return to the application without granting consent')
    expect(journal()?.code).toBe('AADSTS90094')
    expect((await at.post({ action: 'cancel' })).query).toEqual({
      error: 'access_denied',
      error_subcode: 'cancel',
      state: 'a state',
    })
  })
  it('can be given for everybody by an administrator', async () => {
    const one = withApplication({ consent: 'admin' })
    const at = await open(one)
    await at.post({ account: person({ administrator: true }).id })
    expect((await at.post({ action: 'accept', organization: 'on' })).query).toHaveProperty('code')
    expect((await (await open(one)).post({ account: scene.mia.id })).query).toHaveProperty('code')
  })
  it('can be asked for with the workflow ⟨directory.approval-workflow⟩', async () => {
    scene.tenant.update({ adminConsentWorkflow: true })
    const at = await open(withApplication({ consent: 'admin' }))
    expect((await at.post({ account: scene.mia.id })).text).toContain('Approval required')
    expect((await at.post({ action: 'request', justification: 'please' })).text).toContain('Request sent')
    expect(journal()?.code).toBe('AADSTS90095')
  })
})

describe('somebody who is signed in already', () => {
  it('is judged by the same rules ⟨directory.in-session⟩', async () => {
    const browser = makeBrowser()
    await signIn(scene, browser)
    const one = withApplication({ assignmentRequired: true })
    const page = await (await browser(authorizeUrl(one))).text()
    expect(page).toContain('AADSTS50105')
    expect(page).toContain('mia@contoso.example')
    const [, other = ''] = /href="([^"]*other)"/.exec(page) ?? []
    expect(await (await browser(`${scene.entra.origin}${other}`)).text()).toContain('id="sign-in"')
  })
  it.each<[string, number, string, TenantOptions, ApplicationOptions]>([
    [
      'a second factor ⟨authorize.prompt-none-mfa⟩',
      50076,
      'interaction_required',
      { conditionalAccess: [{ grant: 'mfa' }] },
      {},
    ],
    [
      'an assignment ⟨authorize.prompt-none-assignment⟩',
      50105,
      'interaction_required',
      {},
      { assignmentRequired: true },
    ],
    ['leave of a policy', 53003, 'access_denied', { conditionalAccess: [{ grant: 'block' }] }, {}],
  ])(
    'hears with prompt=none that there is missing: %s (%i), without a name ⟨authorize.email-hidden⟩',
    async (_, code, error, tenant, application) => {
      const browser = makeBrowser()
      await signIn(scene, browser)
      scene.tenant.update(tenant)
      const { searchParams } = await signIn(withApplication(application), browser, { prompt: 'none' })
      expect(searchParams.get('error')).toBe(error)
      expect(searchParams.get('error_description')).toContain(`AADSTS${code}: `)
      expect(searchParams.get('error_description')).not.toContain('@')
      expect([...searchParams.keys()]).toEqual(['error', 'error_description', 'error_uri', 'state'])
    },
  )
  it('gives the second factor now, and keeps the session ⟨directory.mfa⟩', async () => {
    const browser = makeBrowser()
    const first = await signIn(scene, browser)
    scene.tenant.update({ conditionalAccess: [{ grant: 'mfa' }] })
    const at = await open(scene, browser)
    expect(await at.show()).toContain('Approve sign in request')
    const { query } = await at.post({ action: 'approve' })
    expect(query['session_state']).toBe(first.searchParams.get('session_state'))
    expect((await redeem(scene, query['code'] ?? '')).status).toBe(200)
  })
  it('signs in again when a policy ends the session ⟨directory.sign-in-frequency⟩', async () => {
    const browser = makeBrowser()
    await signIn(scene, browser)
    scene.tenant.update({ conditionalAccess: [{ signInFrequency: '1h' }] })
    scene.tenant.clock.advance('2h')
    expect((await open(scene, browser)).page.pathname).toContain('/mock/sign-in/')
  })
  it('signs in again when the sessions of the person were revoked ⟨directory.revoked-session⟩', async () => {
    const ada = person()
    const browser = makeBrowser()
    await signIn(scene, browser, {}, { account: ada.id })
    scene.tenant.clock.advance('1m')
    scene.tenant.revokeSessions(ada.id)
    const silent = await signIn(scene, browser, { prompt: 'none' })
    expect(silent.searchParams.get('error')).toBe('login_required')
    await signIn(scene, browser, {}, { account: ada.id })
    expect((await signIn(scene, browser, { prompt: 'none' })).searchParams.has('code')).toBe(true)
  })
  it('another account that login_hint names is asked for; silently 16000 ⟨authorize.login-hint⟩ ⟨authorize.prompt-none-other-account⟩', async () => {
    const browser = makeBrowser()
    await signIn(scene, browser)
    const ada = person()
    const at = await open(scene, browser, { login_hint: ada.userPrincipalName })
    expect(await at.show()).toContain(`value="${ada.userPrincipalName}"`)
    const silent = await signIn(scene, browser, { prompt: 'none', login_hint: ada.userPrincipalName })
    expect(silent.searchParams.get('error')).toBe('interaction_required')
    expect(silent.searchParams.get('error_description')).toContain('AADSTS16000')
    expect(
      (await signIn(scene, browser, { login_hint: 'MIA@contoso.example' })).searchParams.has('code'),
    ).toBe(true)
  })
  it('is found by the opaque login_hint of an earlier token ⟨authorize.login-hint-claim⟩', async () => {
    const one = withApplication({ optionalClaims: ['login_hint'] })
    const url = await signIn(one)
    const tokens = (await (await redeem(one, url.searchParams.get('code'))).json()) as { id_token: string }
    const hint = String(decode(tokens.id_token)['login_hint'])
    const at = await open(one, makeBrowser(), { login_hint: hint })
    expect(await at.show()).toContain('value="mia@contoso.example"')
  })
  it('of another tenant is told 90072 when signed in there ⟨directory.home-side⟩', async () => {
    const globex = scene.entra.tenant({ domain: 'globex.example' })
    const eve = globex.person({ userPrincipalName: 'eve@globex.example' })
    const shared = withApplication({ signInAudience: 'AzureADMultipleOrgs' })
    const browser = makeBrowser()
    await signIn(shared, browser, {}, { account: eve.id }, globex.id)
    const at = await open(scene, browser)
    expect((await at.post({ userPrincipalName: 'eve@globex.example' })).text).toContain('AADSTS90072')
  })
})

describe('signed in by order, without the page', () => {
  it('passes what can be passed without a choice, and is refused like anybody', async () => {
    scene.tenant.update({ conditionalAccess: [{ grant: 'mfa' }] })
    scene.tenant.signInAs(person({ password: 'secret words' }))
    const one = withApplication({ consent: 'user' })
    expect((await signIn(one)).searchParams.has('code')).toBe(true)
    scene.tenant.signInAs(person({ enabled: false }))
    expect(await (await makeBrowser()(authorizeUrl(one))).text()).toContain('AADSTS50057')
  })
})

describe('names that nobody has', () => {
  it('are told 50034; behind an alias 50128 when no tenant has the domain ⟨directory.unknown-domain⟩', async () => {
    const shared = withApplication({ signInAudience: 'AzureADMultipleOrgs' })
    const at = await open(shared, makeBrowser(), {}, 'organizations')
    expect((await at.post({ userPrincipalName: 'ole@nowhere.invalid' })).text).toContain('AADSTS50128')
    expect((await at.post({ userPrincipalName: 'ole@contoso.example' })).text).toContain('AADSTS50034')
    expect((await at.post({ userPrincipalName: ' ' })).text).toContain('AADSTS90013')
  })
  it('belong nowhere else than External ID: 500208', async () => {
    const outside = scene.entra.tenant({ domain: 'shop.example', cloud: 'external-id' })
    const app = outside.application({ redirectUris: [callback] })
    const at = await open({ ...scene, tenant: outside, app })
    expect((await at.post({ userPrincipalName: 'mia@contoso.example' })).text).toContain('AADSTS500208')
  })
})

describe('domain_hint', () => {
  it('leaves the people of that domain ⟨authorize.domain-hint⟩', async () => {
    person({ userPrincipalName: 'ola@branch.example' })
    const at = await open(scene, makeBrowser(), { domain_hint: 'branch.example' })
    const text = await at.show()
    expect(text).toContain('ola@branch.example')
    expect(text).not.toContain('mia@contoso.example')
  })
})

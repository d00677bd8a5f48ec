import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../contract.ts'
import {
  authorizeUrl,
  callback,
  locationOf,
  makeBrowser,
  makeScene,
  type Scene,
  signIn,
} from '../testing/relying-party.ts'

let scene: Scene
let root: Person
beforeAll(async () => {
  scene = await makeScene()
  root = scene.tenant.person({ userPrincipalName: 'root@contoso.example', administrator: true })
})
afterAll(() => scene.entra.close())

const withApplication = (): Scene => ({
  ...scene,
  app: scene.tenant.application({ redirectUris: [callback], consent: 'admin' }),
})

const open = async (one: Scene, path: string, changes: Record<string, string> = {}) => {
  const browser = makeBrowser()
  const url = new URL(`${one.entra.origin}/${one.tenant.id}${path}`)
  url.search = new URLSearchParams({
    client_id: one.app.clientId,
    redirect_uri: callback,
    state: 'a state',
    ...changes,
  }).toString()
  const response = await browser(url)
  const page = locationOf(response, one.entra.origin)
  const post = async (form: Record<string, string>) => {
    const answer = await browser(page, { method: 'POST', body: new URLSearchParams(form) })
    const location = answer.headers.get('location')
    return {
      text: await answer.text(),
      query: location === null ? [] : [...new URL(location).searchParams],
    }
  }
  return { post, text: () => response.text() }
}

const scope = 'openid profile email https://graph.microsoft.com/User.Read'

describe('admin consent endpoint', () => {
  it('comes back with tenant, state, admin_consent, and nobody is asked after that ⟨admin-consent.callback⟩', async () => {
    const one = withApplication()
    const at = await open(one, '/v2.0/adminconsent', { scope })
    expect((await at.post({ account: root.id })).text).toContain('review for your organization')
    expect((await at.post({ action: 'accept' })).query).toEqual([
      ['admin_consent', 'True'],
      ['tenant', one.tenant.id],
      ['state', 'a state'],
      ['scope', scope],
    ])
    expect((await signIn(one, makeBrowser(), { scope: 'openid email' })).searchParams.has('code')).toBe(true)
  })
  it('of v1.0 has no scope ⟨admin-consent.callback-v1⟩', async () => {
    const at = await open(withApplication(), '/adminconsent')
    await at.post({ account: root.id })
    expect((await at.post({ action: 'accept' })).query).toEqual([
      ['tenant', scene.tenant.id],
      ['state', 'a state'],
      ['admin_consent', 'True'],
    ])
  })
  it('of v1.0 covers whatever the application asks for later', async () => {
    const one = withApplication()
    const at = await open(one, '/adminconsent')
    await at.post({ account: root.id })
    await at.post({ action: 'accept' })
    expect((await signIn(one)).searchParams.has('code')).toBe(true)
  })
  it('refused: permission_denied on v1.0, consent_required on v2.0 ⟨admin-consent.refused⟩', async () => {
    for (const action of ['cancel', 'decline']) {
      const first = await open(withApplication(), '/adminconsent')
      await first.post({ account: root.id })
      expect((await first.post({ action })).query).toEqual([
        ['error', 'permission_denied'],
        ['error_description', 'The admin canceled the request'],
        ['state', 'a state'],
      ])
      const second = await open(withApplication(), '/v2.0/adminconsent', { scope })
      await second.post({ account: root.id })
      const { query } = await second.post({ action })
      expect(query.map(([name]) => name)).toEqual([
        'error',
        'error_description',
        'admin_consent',
        'tenant',
        'state',
      ])
      expect(Object.fromEntries(query)).toMatchObject({
        error: 'consent_required',
        error_description: expect.stringContaining('AADSTS65004'),
      })
    }
  })
  it('is for administrators ⟨admin-consent.administrators⟩', async () => {
    const at = await open(withApplication(), '/v2.0/adminconsent', { scope })
    expect((await at.post({ account: scene.mia.id })).text).toContain('Need admin approval')
  })
  it.each<[string, Record<string, string>, string]>([
    ['an unknown application', { client_id: '00000000-0000-4000-8000-00000000beef' }, 'AADSTS700016'],
    ['a redirect URI that is not registered', { redirect_uri: `${callback}/other` }, 'AADSTS50011'],
    ['no scope', {}, 'AADSTS900144'],
    ['no application', { client_id: '' }, 'AADSTS900144'],
  ])('shows a page for %s', async (_, changes, text) => {
    const at = await open(scene, '/v2.0/adminconsent', changes)
    expect(await at.text()).toContain(text)
  })
  it('leaves the authorization endpoint alone', async () => {
    const response = await makeBrowser()(authorizeUrl(scene))
    expect(response.headers.get('location')).toContain('/mock/sign-in/')
  })
})

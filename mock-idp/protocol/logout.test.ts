import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logout as logoutFault } from '../faults/fault.ts'
import {
  authorizeUrl,
  callback,
  decode,
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

type Browser = ReturnType<typeof makeBrowser>
const logoutUrl = (
  parameters: Readonly<Record<string, string>> = {},
  segment = scene.tenant.id,
  path = 'oauth2/v2.0/logout',
) => `${scene.entra.origin}/${segment}/${path}?${new URLSearchParams(parameters)}`
const framesIn = (page: string): readonly URL[] =>
  [...page.matchAll(/<iframe hidden src="([^"]*)"/g)].map(
    ([, src = '']) => new URL(src.replaceAll('&#61;', '=').replaceAll('&#38;', '&').replaceAll('&amp;', '&')),
  )
const isSignedIn = async (browser: Browser): Promise<boolean> =>
  !(await browser(authorizeUrl(scene))).headers.get('location')?.includes('/mock/sign-in/')

describe('logout', () => {
  it.each<[string, RequestInit['method'], string]>([
    ['GET, v2.0', 'GET', 'oauth2/v2.0/logout'],
    ['POST, v2.0', 'POST', 'oauth2/v2.0/logout'],
    ['GET, v1.0', 'GET', 'oauth2/logout'],
    ['POST, v1.0', 'POST', 'oauth2/logout'],
  ])(
    'by %s ends the session and goes back with the state ⟨logout.methods⟩ ⟨logout.session⟩ ⟨logout.state⟩ ⟨logout.return⟩',
    async (_, method = 'GET', path) => {
      const browser = makeBrowser()
      await signIn(scene, browser)
      expect(await isSignedIn(browser)).toBe(true)
      const parameters = { post_logout_redirect_uri: callback, state: 'a state', logout_hint: 'mia' }
      const response =
        method === 'GET'
          ? await browser(logoutUrl(parameters, scene.tenant.id, path))
          : await browser(logoutUrl({}, scene.tenant.id, path), {
              method,
              body: new URLSearchParams(parameters),
            })
      expect([response.status, response.headers.get('location')]).toEqual([302, `${callback}?state=a+state`])
      expect(await isSignedIn(browser)).toBe(false)
    },
  )
  it.each([
    ['nothing to go back to', {}],
    ['an address that is not registered', { post_logout_redirect_uri: 'https://evil.example/' }],
    ['no address at all', { post_logout_redirect_uri: 'nonsense' }],
    ['the address of nobody with a client_id', { post_logout_redirect_uri: `${callback}/`, client_id: 'x' }],
  ])('shows a page for %s ⟨logout.return⟩', async (_, parameters) => {
    const response = await makeBrowser()(logoutUrl(parameters))
    expect(response.status).toBe(200)
    const page = await response.text()
    expect(page).toContain('You signed out of your account')
    expect(page).not.toContain('evil.example')
  })
  it('goes only to the application that asks, if it says which it is ⟨logout.application⟩', async () => {
    const other = scene.tenant.application({
      redirectUris: ['https://other.example/'],
      spaRedirectUris: ['https://spa.example/'],
      nativeRedirectUris: ['msal1234://auth'],
    })
    const goesTo = async (parameters: Readonly<Record<string, string>>) =>
      (await makeBrowser()(logoutUrl(parameters))).headers.get('location')
    const hint = async (): Promise<string> => {
      const url = await signIn(scene)
      const answer = await redeem(scene, url.searchParams.get('code'))
      return ((await answer.json()) as TokenAnswer).id_token
    }
    const own = { post_logout_redirect_uri: callback }
    expect(await goesTo(own)).toBe(callback)
    expect(await goesTo({ ...own, client_id: other.clientId })).toBeNull()
    expect(await goesTo({ ...own, client_id: scene.app.clientId })).toBe(callback)
    expect(await goesTo({ ...own, id_token_hint: await hint() })).toBe(callback)
    expect(
      await goesTo({ post_logout_redirect_uri: 'https://other.example/', id_token_hint: await hint() }),
    ).toBeNull()
    for (const uri of ['https://spa.example/', 'msal1234://auth'])
      expect(await goesTo({ post_logout_redirect_uri: uri, client_id: other.clientId })).toBe(uri)
  })
  it('at common ends the sessions of every tenant in this browser ⟨logout.account-picker⟩', async () => {
    const browser = makeBrowser()
    await signIn(scene, browser)
    const response = await browser(logoutUrl({ post_logout_redirect_uri: callback }, 'common'))
    expect(response.headers.get('location')).toBe(callback)
    expect(await isSignedIn(browser)).toBe(false)
  })
  it.each<[string, number, () => Promise<Response>]>([
    ['an id_token_hint that is none', 50061, () => fetch(logoutUrl({ id_token_hint: 'nonsense' }))],
    ['an id_token_hint without an audience', 50061, () => fetch(logoutUrl({ id_token_hint: 'e30.e30.' }))],
    ['an id_token_hint that is no JSON', 50061, () => fetch(logoutUrl({ id_token_hint: 'a.b.c' }))],
    ['a hint that is too long', 90015, () => fetch(logoutUrl({ logout_hint: 'x'.repeat(17_000) }))],
    ['another method', 900561, () => fetch(logoutUrl(), { method: 'PUT' })],
    ['an unknown tenant', 90002, () => fetch(logoutUrl({}, 'fabrikam.example'))],
  ])('shows a page with a number for %s ⟨logout.errors⟩', async (_, code, ask) => {
    const response = await ask()
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(await response.text()).toContain(`AADSTS${code}: `)
  })
})

describe('front-channel logout', () => {
  const withLogout = (name: string, uri = `https://${name}.example/cb`): Scene => {
    const app = scene.tenant.application({
      displayName: name,
      redirectUris: [callback, uri],
      logoutUrl: `https://${name}.example/logout?keep=1`,
    })
    return { ...scene, app, secret: app.secret() }
  }
  it('tells every application of the session its sid and nothing else, then goes back ⟨logout.front-channel⟩ ⟨logout.sid-only⟩ ⟨logout.sid⟩', async () => {
    const [one, two] = [withLogout('one'), withLogout('two')]
    withLogout('three')
    const browser = makeBrowser()
    const back = await signIn(one, browser)
    await signIn(two, browser)
    const answer = (await (await redeem(one, back.searchParams.get('code'))).json()) as TokenAnswer
    const page = await (await browser(logoutUrl({ post_logout_redirect_uri: callback }))).text()
    const sid = back.searchParams.get('session_state')
    expect(decode(answer.id_token)['sid']).toBe(sid)
    expect(framesIn(page).map(({ host }) => host)).toEqual(['one.example', 'two.example'])
    for (const { searchParams } of framesIn(page))
      expect(Object.fromEntries(searchParams)).toEqual({ keep: '1', sid })
    expect(page).toContain('http-equiv="refresh"')
  })
  it('may be told otherwise by a fault', async () => {
    const one = withLogout('four')
    const browser = makeBrowser()
    await signIn(one, browser)
    scene.tenant.fault(logoutFault.member('iss', scene.tenant.issuer))
    const [frame] = framesIn(await (await browser(logoutUrl())).text())
    expect(frame?.searchParams.get('iss')).toBe(scene.tenant.issuer)
    expect(scene.tenant.journal.last('logout')?.delivered).toHaveLength(1)
    scene.tenant.honest()
  })
  it('is all there is: no back channel is advertised ⟨logout.no-back-channel⟩', async () => {
    const document = await (await fetch(scene.tenant.metadataUrl)).text()
    expect(document).not.toContain('backchannel')
    expect(document).not.toContain('frontchannel_logout_session_supported')
  })
})

describe('the session frame of v1.0', () => {
  it('knows the session of the browser until it ends ⟨metadata.check-session⟩', async () => {
    const browser = makeBrowser()
    const frame = `${scene.entra.origin}/${scene.tenant.id}/oauth2/checksession`
    const back = await signIn(scene, browser)
    const state = back.searchParams.get('session_state') ?? 'none'
    expect(await (await browser(frame)).text()).toContain(`const sessions = ["${state}"]`)
    await browser(logoutUrl())
    expect(await (await browser(frame)).text()).toContain('const sessions = []')
  })
})

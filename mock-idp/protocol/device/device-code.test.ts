import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { locationOf, makeBrowser, makeScene, type Scene } from '../../testing/relying-party.ts'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
})
afterAll(() => scene.entra.close())
beforeEach(() => {
  scene.tenant.signInAs(null)
  scene.tenant.clock.reset()
})

const body = async (response: Response) => (await response.json()) as Record<string, unknown>

const ask = (form: Record<string, string>, path = 'oauth2/v2.0/devicecode') =>
  fetch(`${scene.entra.origin}/${scene.tenant.id}/${path}`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: scene.app.clientId, ...form }),
  })

describe('device authorization endpoint', () => {
  it('answers with codes, a URL and the words for people ⟨device-code.response⟩', async () => {
    const answer = await body(await ask({ scope: 'openid' }))
    const { user_code: code } = answer
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{9}$/)
    expect(Object.entries(answer)).toEqual([
      ['user_code', code],
      ['device_code', expect.stringMatching(/^[\w-]{200,}$/)],
      ['verification_uri', `${scene.entra.origin}/common/deviceauth`],
      ['expires_in', 900],
      ['interval', 5],
      [
        'message',
        `To sign in, use a web browser to open the page ${scene.entra.origin}/common/deviceauth and enter the code ${code} to authenticate.`,
      ],
    ])
  })
  it('spells some members otherwise in v1.0, and numbers as texts ⟨device-code.v1⟩', async () => {
    const answer = await body(await ask({ resource: 'https://graph.microsoft.com' }, 'oauth2/devicecode'))
    expect(answer).toMatchObject({
      verification_url: `${scene.entra.origin}/common/deviceauth`,
      expires_in: '900',
      interval: '5',
    })
  })
  it.each([
    ['no scope', {}, 900144],
    ['no client_id', { client_id: '', scope: 'openid' }, 900144],
    ['an unknown client_id', { client_id: '11111111-2222-4333-8444-555555555555', scope: 'openid' }, 700016],
  ])('refuses %s', async (_, form, code) => {
    const response = await ask(form)
    expect(response.status).toBe(400)
    expect(await body(response)).toMatchObject({ error_codes: [code] })
  })
  it('takes POST only', async () => {
    const response = await fetch(`${scene.entra.origin}/${scene.tenant.id}/oauth2/v2.0/devicecode`)
    expect(await body(response)).toMatchObject({ error_codes: [900561] })
  })
})

describe('page for the user code', () => {
  const enter = async (code: unknown, browser = makeBrowser()) => {
    const url = `${scene.entra.origin}/common/deviceauth`
    return browser(url, { method: 'POST', body: new URLSearchParams({ otc: String(code) }) })
  }
  it('lets somebody sign in for the device, and says so ⟨device-code.page⟩', async () => {
    const { user_code: code } = await body(await ask({ scope: 'openid' }))
    const browser = makeBrowser()
    expect(await (await browser(`${scene.entra.origin}/common/deviceauth`)).text()).toContain('name="otc"')
    const page = locationOf(await enter(String(code).toLowerCase(), browser), scene.entra.origin)
    expect(page.pathname).toContain(`/${scene.tenant.id}/mock/sign-in/`)
    const end = await browser(page, {
      method: 'POST',
      body: new URLSearchParams({ account: scene.mia.id }),
    })
    expect(await end.text()).toContain(
      'You have signed in to the Application under test application on your device.',
    )
    expect(await (await enter(code)).text()).toContain('That code didn’t work')
  })
  it('takes no code that is unknown or too old', async () => {
    const { user_code: code } = await body(await ask({ scope: 'openid' }))
    scene.tenant.clock.advance('901s')
    for (const typed of ['NONSENSE', code])
      expect(await (await enter(typed)).text()).toContain('That code didn’t work')
  })
})

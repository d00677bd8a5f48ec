import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorizeUrl, callback, makeScene, redeem, type Scene } from '../testing/relying-party.ts'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
  scene.tenant.clock.freeze(new Date('2026-08-13T21:24:29Z'))
})
afterAll(() => scene.entra.close())

const open = (changes: Record<string, string>) =>
  fetch(authorizeUrl(scene, changes), {
    redirect: 'manual',
    headers: { 'client-request-id': '11111111-2222-4333-8444-555555555555' },
  })

/** The form of a redirect that was captured in 2020, with the separators of today. */
describe('a refusal on the wire', () => {
  it('to the redirect URI: error, error_description, error_uri, state ⟨aadsts.redirect-order⟩ ⟨aadsts.page-or-redirect⟩', async () => {
    const location = (await open({ response_type: 'id_token', response_mode: 'query' })).headers.get(
      'location',
    )
    const [, description = '', trace = ''] =
      /error_description=([^&]*?)\+Trace\+ID%3a\+([0-9a-f-]{36})\+/.exec(location ?? '') ?? []
    expect(description).toBe(
      'AADSTS700054%3a+response_type+%27id_token%27+is+not+enabled+for+the+application.',
    )
    const host = encodeURIComponent(scene.entra.origin).replaceAll(/%[0-9A-F]{2}/g, (hex) =>
      hex.toLowerCase(),
    )
    const rest = `+Trace+ID%3a+${trace}+Correlation+ID%3a+11111111-2222-4333-8444-555555555555+Timestamp%3a+2026-08-13+21%3a24%3a29Z`
    const mode = location?.includes('#') === true ? '#' : '?'
    expect(location).toBe(
      `${callback}${mode}error=unsupported_response_type&error_description=${description}${rest}&error_uri=${host}%2ferror%3fcode%3d700054&state=a+state`,
    )
  })
  it('on a page, with a T in the time ⟨aadsts.timestamps⟩ ⟨aadsts.page-or-redirect⟩', async () => {
    const response = await open({ redirect_uri: 'http://localhost:3000/elsewhere' })
    const page = await response.text()
    expect(response.headers.get('location')).toBeNull()
    expect(page).toContain('AADSTS50011: The redirect URI')
    expect(page).toContain('2026-08-13T21:24:29Z')
    expect(page).toContain('11111111-2222-4333-8444-555555555555')
  })
  it('in JSON, with a space in the time ⟨aadsts.timestamps⟩ ⟨aadsts.page-or-redirect⟩', async () => {
    const body = (await (await redeem(scene, 'garbage')).json()) as Record<string, unknown>
    expect(body).toMatchObject({ error_codes: [9002313], timestamp: '2026-08-13 21:24:29Z' })
  })
  it('leads to a page with cause and remedy where the number is known', async () => {
    const known = await fetch(`${scene.entra.origin}/error?code=7000222`)
    expect([known.status, await known.text()]).toEqual([
      200,
      expect.stringContaining('The client secret has expired.'),
    ])
    expect((await fetch(`${scene.entra.origin}/error?code=70003`)).status).toBe(404)
  })
})

import * as oidc from 'openid-client'
import { describe, expect } from 'vitest'
import { discoverPasted, refusal, stoppedAtPage, symptom, wordsOf } from '../testing/case-scene.ts'
import { beginLogin, fetchFromPage, loginWith } from '../testing/openid-login.ts'
import { signInAt, visit } from '../testing/visitor.ts'

describe('the redirect back and the code', () => {
  symptom('code-used-twice', 'openid-client is refused', async (scene) => {
    const as = scene.person('mia@contoso.example')
    const config = await discoverPasted(scene)
    const refused = refusal(scene.one, { status: 400, error: 'invalid_grant' })
    await expect(loginWith(config, { as })).rejects.toMatchObject(refused)
    // The same without the lie: two servers behind one address redeem one code.
    scene.tenant.honest()
    const { url, checks } = await beginLogin(config)
    const arrived = (await signInAt(url, { as })).url
    await oidc.authorizationCodeGrant(config, arrived, checks)
    await expect(oidc.authorizationCodeGrant(config, arrived, checks)).rejects.toMatchObject(refused)
  })
  symptom('redirect-uri-differs', 'openid-client is refused', async (scene) => {
    const as = scene.person('mia@contoso.example')
    const config = await discoverPasted(scene)
    const refused = refusal(scene.one, { status: 400 })
    await expect(loginWith(config, { as })).rejects.toMatchObject(refused)
    // The same without the lie: openid-client takes the redirect URI from the URL that the proxy passed on.
    scene.tenant.honest()
    const { url, checks } = await beginLogin(config)
    const arrived = (await signInAt(url, { as })).url
    arrived.host = 'localhost:3001'
    await expect(oidc.authorizationCodeGrant(config, arrived, checks)).rejects.toMatchObject(refused)
  })
  symptom('long-code', 'a column of 512 characters is too short', async (scene) => {
    const config = await discoverPasted(scene)
    const { url, checks } = await beginLogin(config)
    const arrived = (await signInAt(url, { as: scene.person('mia@contoso.example') })).url
    const code = arrived.searchParams.get('code') ?? ''
    expect(code.length).toBeGreaterThan(1024)
    arrived.searchParams.set('code', code.slice(0, 512))
    await expect(oidc.authorizationCodeGrant(config, arrived, checks)).rejects.toMatchObject({
      error_description: expect.stringMatching(/^AADSTS(9002313|70000): /),
    })
    arrived.searchParams.set('code', code)
    expect((await oidc.authorizationCodeGrant(config, arrived, checks)).claims()).toBeDefined()
  })
  symptom('http-behind-proxy', 'a page of Entra, and the product hears nothing', async (scene) => {
    const as = scene.person('mia@contoso.example')
    const config = await discoverPasted(scene)
    const { url } = await beginLogin(config)
    const ending = await visit(url, { as })
    expect(ending).toMatchObject(stoppedAtPage(scene.one))
    const redirect_uri = 'https://localhost:3000/callback'
    const cured = await beginLogin(config, { redirect_uri })
    expect((await signInAt(cured.url, { as })).url.href).toMatch(`${redirect_uri}?code=`)
  })
  symptom('get-on-token-endpoint', 'a browser is told to POST', async ({ entra, tenant, one }) => {
    const response = await fetch(`${entra.origin}/${tenant.id}/oauth2/v2.0/token`)
    expect(await response.text()).toMatch(wordsOf(one))
  })
})

describe('the platform of the redirect URI', () => {
  symptom('spa-platform', 'openid-client on a server may not redeem the code', async (scene) => {
    const config = await discoverPasted(scene)
    await expect(loginWith(config, { as: scene.person('mia@contoso.example') })).rejects.toMatchObject(
      refusal(scene.one, { status: 400, error: 'invalid_request' }),
    )
  })
  symptom('web-platform-in-browser', 'openid-client in a browser may not redeem it', async (scene) => {
    const config = await discoverPasted(scene)
    config[oidc.customFetch] = fetchFromPage
    await expect(loginWith(config, { as: scene.person('mia@contoso.example') })).rejects.toMatchObject(
      refusal(scene.one, { status: 400, error: 'invalid_request' }),
    )
  })
})

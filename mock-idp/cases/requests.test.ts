import * as oidc from 'openid-client'
import { describe, expect } from 'vitest'
import { discoverPasted, refusal, stoppedAtPage, symptom } from '../testing/case-scene.ts'
import { beginLogin } from '../testing/openid-login.ts'
import { signInAt, visit } from '../testing/visitor.ts'

describe('authorization requests that Entra refuses', () => {
  symptom('hybrid-not-enabled', 'openid-client gets the error with the redirect', async (scene) => {
    const config = await discoverPasted(scene)
    oidc.useCodeIdTokenResponseType(config)
    const { url, checks } = await beginLogin(config)
    const arrived = await signInAt(url, { as: scene.person('mia@contoso.example') })
    await expect(oidc.authorizationCodeGrant(config, arrived.url, checks)).rejects.toMatchObject(
      refusal(scene.one, { error: 'unsupported_response_type' }),
    )
    scene.app.update({ enableIdTokenIssuance: true })
    const cured = await beginLogin(config)
    expect(
      (await signInAt(cured.url, { as: scene.person('mia@contoso.example') })).parameters,
    ).toHaveProperty('id_token')
  })
  symptom('query-too-long', 'a page of Entra, and the product hears nothing', async (scene) => {
    const { url } = await beginLogin(await discoverPasted(scene), { state: 's'.repeat(20_000) })
    const ending = await visit(url, { as: scene.person('mia@contoso.example') })
    expect(ending).toMatchObject(stoppedAtPage(scene.one))
  })
  symptom('resource-parameter', 'openid-client is refused, and without it gets in', async (scene) => {
    const config = await discoverPasted(scene)
    const as = scene.person('mia@contoso.example')
    const resource = 'https://api.example/mcp'
    const { url, checks } = await beginLogin(config, { resource, scope: 'openid profile' })
    const arrived = (await signInAt(url, { as })).url
    await expect(oidc.authorizationCodeGrant(config, arrived, checks)).rejects.toMatchObject(
      refusal(scene.one, { error: 'invalid_target' }),
    )
    const plain = await beginLogin(config)
    const back = (await signInAt(plain.url, { as })).url
    await expect(oidc.authorizationCodeGrant(config, back, plain.checks, { resource })).rejects.toMatchObject(
      refusal(scene.one, { error: 'invalid_target' }),
    )
  })
})

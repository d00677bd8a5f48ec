import { describe, expect } from 'vitest'
import { discoverPasted, refusal, symptom } from '../testing/case-scene.ts'
import { beginLogin, loginWith } from '../testing/openid-login.ts'
import { callback } from '../testing/relying-party.ts'
import { signInAt } from '../testing/visitor.ts'

describe('client secrets', () => {
  symptom('expired-secret', 'openid-client is refused, and a new secret cures it', async (scene) => {
    const as = scene.person('mia@contoso.example')
    await expect(loginWith(await discoverPasted(scene), { as })).rejects.toMatchObject(
      refusal(scene.one, { status: 401, error: 'invalid_client' }),
    )
    const cured = await discoverPasted(scene, { clientSecret: scene.app.secret().value })
    expect((await loginWith(cured, { as })).claims()?.['oid']).toBe(as.id)
  })
  symptom('secret-id-pasted', 'openid-client is refused, and the value cures it', async (scene) => {
    const as = scene.person('mia@contoso.example')
    expect(scene.pasted.clientSecret).toBe(scene.secret.keyId)
    await expect(loginWith(await discoverPasted(scene), { as })).rejects.toMatchObject(
      refusal(scene.one, { status: 401, error: 'invalid_client' }),
    )
    const cured = await discoverPasted(scene, { clientSecret: scene.secret.value })
    expect((await loginWith(cured, { as })).claims()?.['oid']).toBe(as.id)
  })
  symptom('secret-not-encoded', 'a form made by hand is refused, openid-client gets in', async (scene) => {
    const { pasted, entra, tenant, one } = scene
    const as = scene.person('mia@contoso.example')
    const config = await discoverPasted(scene)
    const { url, checks } = await beginLogin(config)
    const { code = '' } = (await signInAt(url, { as })).parameters
    const fields = {
      grant_type: 'authorization_code',
      client_id: pasted.clientId,
      client_secret: pasted.clientSecret,
      redirect_uri: callback,
      code_verifier: checks.pkceCodeVerifier ?? '',
      code,
    }
    const naive = await fetch(`${entra.origin}/${tenant.id}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Object.entries(fields)
        .map(([name, value]) => `${name}=${value}`)
        .join('&'),
    })
    expect(naive.status).toBe(401)
    expect(await naive.json()).toMatchObject({ error: 'invalid_client', error_codes: [one.code] })
    expect((await loginWith(config, { as })).claims()?.['oid']).toBe(as.id)
  })
})

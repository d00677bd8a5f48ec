import * as oidc from 'openid-client'
import { describe, expect } from 'vitest'
import { discoverPasted, symptom } from '../testing/case-scene.ts'
import { loginWith } from '../testing/openid-login.ts'

/** openid-client verifies signatures of ID tokens only if it is told to, as other libraries always do. */
const verifying = oidc.enableNonRepudiationChecks

describe('keys', () => {
  symptom('own-signing-key', 'openid-client finds no key, and with ?appid= it does', async (scene) => {
    const as = scene.person('mia@contoso.example')
    const config = await discoverPasted(scene, {}, verifying)
    await expect(loginWith(config, { as })).rejects.toMatchObject({
      cause: { message: expect.stringContaining('no applicable keys found') },
    })
    const issuer = `${scene.pasted.metadataUrl}?appid=${scene.app.clientId}`
    const cured = await discoverPasted(scene, { issuer }, verifying)
    expect((await loginWith(cured, { as })).claims()?.['oid']).toBe(as.id)
  })
  symptom('keys-rolled', 'openid-client keeps the keys of the first login', async (scene) => {
    const as = scene.person('mia@contoso.example')
    const config = await discoverPasted(scene, {}, verifying)
    expect((await loginWith(config, { as })).claims()?.['oid']).toBe(as.id)
    // The command that the case tells its reader.
    const [, authorization = '', body = '', url = ''] =
      /"Authorization: ([^"]+)".+-d '([^']+)' (\S+)$/m.exec(scene.footer) ?? []
    const headers = { authorization, 'content-type': 'application/json' }
    const rolled = await fetch(url, { method: 'POST', headers, body })
    expect(rolled.ok).toBe(true)
    await expect(loginWith(config, { as })).rejects.toMatchObject({
      cause: { message: expect.stringContaining('no applicable keys found') },
    })
    const fresh = await discoverPasted(scene, {}, verifying)
    expect((await loginWith(fresh, { as })).claims()?.['oid']).toBe(as.id)
  })
})

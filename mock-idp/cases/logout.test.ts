import { describe, expect } from 'vitest'
import { discoverPasted, symptom } from '../testing/case-scene.ts'
import { framesOf } from '../testing/forms.ts'
import { loginWith } from '../testing/openid-login.ts'
import { makeBrowser } from '../testing/relying-party.ts'

describe('signing out', () => {
  symptom('front-channel-logout', 'the product is told the session and not the issuer', async (scene) => {
    const { entra, tenant, app } = scene
    const browser = makeBrowser()
    const config = await discoverPasted(scene)
    const tokens = await loginWith(config, { as: scene.person('mia@contoso.example'), browser })
    const logout = new URL(`${entra.origin}/${tenant.id}/oauth2/v2.0/logout`)
    const page = await (await browser(logout)).text()
    const { logoutUrl } = app.settings
    expect(framesOf(page, logout).map(String)).toEqual([`${logoutUrl}?sid=${tokens.claims()?.['sid']}`])
  })
})

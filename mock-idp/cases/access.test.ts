import * as oidc from 'openid-client'
import { describe, expect } from 'vitest'
import { discoverPasted, stoppedAtPage, symptom } from '../testing/case-scene.ts'
import { beginLogin, loginWith } from '../testing/openid-login.ts'
import { signInAt, visit } from '../testing/visitor.ts'

describe('people whom Entra stops', () => {
  symptom('not-assigned', 'a page of Entra for Mia; openid-client lets Max in', async (scene) => {
    const config = await discoverPasted(scene)
    const { url } = await beginLogin(config)
    const ending = await visit(url, { as: scene.person('mia@contoso.example') })
    expect(ending).toMatchObject(stoppedAtPage(scene.one))
    const max = scene.person('max@contoso.example')
    expect((await loginWith(config, { as: max })).claims()?.['oid']).toBe(max.id)
  })
  symptom('need-admin-approval', 'Mia has to go back; after an administrator she gets in', async (scene) => {
    const config = await discoverPasted(scene)
    const mia = scene.person('mia@contoso.example')
    const stopped = await signInAt((await beginLogin(config)).url, {
      as: mia,
      answers: [['Need admin approval', { action: 'cancel' }]],
    })
    expect(stopped.parameters).toMatchObject({ error: 'access_denied' })
    const codes = scene.tenant.journal.entries('sign-in').map(({ code }) => code)
    expect(codes).toContain(`AADSTS${scene.one.code}`)
    const [consent = ''] = /http\S+\/adminconsent\?\S+/.exec(scene.footer) ?? []
    await visit(consent, { as: scene.person('admin@contoso.example') })
    expect((await loginWith(config, { as: mia })).claims()?.['oid']).toBe(mia.id)
  })
  symptom('account-of-another-tenant', 'a page of Entra; as a guest they get in', async (scene) => {
    const config = await discoverPasted(scene)
    const typed = { userPrincipalName: 'otto@fabrikam.example', action: 'next' }
    const asOtto = { answers: [['User name', typed]] } as const
    expect(await visit((await beginLogin(config)).url, asOtto)).toMatchObject(stoppedAtPage(scene.one))
    const guest = scene.tenant.person({ userPrincipalName: typed.userPrincipalName, kind: 'guest' })
    expect((await loginWith(config, asOtto)).claims()?.['oid']).toBe(guest.id)
  })
  symptom('single-tenant-at-common', 'a page of Entra; at its own tenant it works', async (scene) => {
    const { pasted, tenant, app, one } = scene
    const as = scene.person('mia@contoso.example')
    const document = (await (await fetch(pasted.metadataUrl)).json()) as oidc.ServerMetadata
    const config = new oidc.Configuration(document, app.clientId, pasted.clientSecret)
    oidc.allowInsecureRequests(config)
    expect(await visit((await beginLogin(config)).url, { as })).toMatchObject(stoppedAtPage(one))
    const cured = await discoverPasted(scene, { issuer: tenant.issuer })
    expect((await loginWith(cured, { as })).claims()?.['oid']).toBe(as.id)
  })
  symptom(
    'tenant-of-somebody-else',
    'openid-client finds the metadata, Entra no application',
    async (scene) => {
      const { url } = await beginLogin(await discoverPasted(scene))
      expect(await visit(url)).toMatchObject(stoppedAtPage(scene.one))
    },
  )
})

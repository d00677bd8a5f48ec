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
})

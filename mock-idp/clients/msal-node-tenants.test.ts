import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { confidentialClient, msalAuth, msalLogin } from '../testing/msal.ts'
import { type MsalScene, makeMsalScene } from '../testing/msal-scene.ts'
import { callback } from '../testing/relying-party.ts'

let scene: MsalScene
beforeAll(async () => {
  scene = await makeMsalScene()
})
afterAll(() => scene.close())

describe('@azure/msal-node across tenants', () => {
  it.each<[string, () => string]>([
    ['the GUID of the tenant', () => scene.tenant.id],
    ['its domain name', () => scene.tenant.domain],
    ['common', () => 'common'],
    ['organizations', () => 'organizations'],
  ])('logs in by code; the authority is %s ⟨clients.msal-node.code⟩', async (_, segment) => {
    const { tenant, mia } = scene
    const { account } = await msalLogin(scene.product(segment()), { as: mia })
    expect(account).toMatchObject({
      username: 'mia@contoso.example',
      tenantId: tenant.id,
      localAccountId: mia.id,
      homeAccountId: `${mia.id}.${tenant.id}`,
    })
  })
  it('logs a personal account in at consumers ⟨clients.msal-node.personal⟩', async () => {
    const { consumers } = scene.entra
    const ada = consumers.person({ userPrincipalName: 'ada@outlook.example' })
    const shared = scene.tenant.application({
      redirectUris: [callback],
      signInAudience: 'AzureADandPersonalMicrosoftAccount',
    })
    const auth = msalAuth(scene.entra, shared, 'consumers')
    const client = confidentialClient({ ...auth, clientSecret: shared.secret().value })
    const { account } = await msalLogin(client, { as: ada })
    expect(account).toMatchObject({ username: 'ada@outlook.example', tenantId: consumers.id })
  })
  it('knows a guest by who they are at home, there and here ⟨clients.msal-node.guest⟩', async () => {
    const { entra, tenant } = scene
    const home = entra.tenant({ domain: 'fabrikam.example' })
    const gina = home.person({ userPrincipalName: 'gina@fabrikam.example' })
    const guest = tenant.person({ userPrincipalName: 'gina@fabrikam.example', kind: 'guest' })
    const here = await msalLogin(scene.product(), { as: guest })
    const homeAccountId = `${gina.id}.${home.id}`
    const asGuest = { homeAccountId, tenantId: tenant.id, localAccountId: guest.id }
    expect(here.account).toMatchObject(asGuest)
    // At home first, and then silently with the same refresh token in the tenant that invited her.
    const client = scene.product('organizations')
    const { account } = await msalLogin(client, { as: gina })
    if (account === null) throw new TypeError('MSAL found no account')
    expect(account).toMatchObject({ homeAccountId, tenantId: home.id, localAccountId: gina.id })
    const authority = `${entra.origin}/${tenant.id}`
    const there = await client.acquireTokenSilent({ account, scopes: ['User.Read'], authority })
    expect(there.account).toMatchObject(asGuest)
  })
})

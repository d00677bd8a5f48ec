import type { AccountInfo, InteractionRequiredAuthError } from '@azure/msal-node'
import { discovery } from 'openid-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { confidentialClient, msalAuth, msalLogin } from '../testing/msal.ts'
import { type MsalScene, makeMsalScene } from '../testing/msal-scene.ts'
import { loginWith } from '../testing/openid-login.ts'
import { decode } from '../testing/relying-party.ts'

let scene: MsalScene
beforeAll(async () => {
  scene = await makeMsalScene()
})
afterAll(() => scene.close())

/** MSAL after a login, and who logged in. */
const afterLogin = async (scopes?: readonly string[]) => {
  const client = scene.product()
  const { account, accessToken } = await msalLogin(client, { as: scene.mia }, scopes)
  if (account === null) throw new TypeError('MSAL found no account')
  const renew = (more: { readonly account: AccountInfo } = { account }) =>
    client.acquireTokenSilent({ ...more, scopes: ['openid'], forceRefresh: true })
  return { client, account, accessToken, renew }
}

describe('@azure/msal-node in a web application', () => {
  it('answers from its cache, and renews silently ⟨clients.msal-node.silent⟩', async () => {
    const { client, account, accessToken, renew } = await afterLogin()
    const silent = { account, scopes: ['openid', 'profile'] }
    expect(await client.acquireTokenSilent(silent)).toMatchObject({ fromCache: true, accessToken })
    const renewed = await renew()
    expect(renewed.fromCache).toBe(false)
    expect(renewed.accessToken).not.toBe(accessToken)
  })
  it('gets tokens for several resources with one refresh token ⟨clients.msal-node.resources⟩', async () => {
    const { client, account, accessToken } = await afterLogin(['User.Read'])
    const forApi = { account, scopes: ['api://acme-hub/read'] }
    const first = await client.acquireTokenSilent(forApi)
    expect(first.fromCache).toBe(false)
    expect(decode(first.accessToken)).toMatchObject({ aud: scene.app.clientId, scp: 'read' })
    expect((await client.acquireTokenSilent(forApi)).fromCache).toBe(true)
    const forGraph = await client.acquireTokenSilent({ account, scopes: ['User.Read'] })
    expect(forGraph).toMatchObject({ fromCache: true, accessToken })
  })
  it('takes a refresh token that somebody else got ⟨clients.msal-node.refresh⟩', async () => {
    const { tenant, app, clientSecret, mia } = scene
    const config = await discovery(new URL(tenant.issuer), app.clientId, clientSecret)
    const { refresh_token: refreshToken = '' } = await loginWith(config, { as: mia })
    const result = await scene.product().acquireTokenByRefreshToken({ refreshToken, scopes: ['openid'] })
    expect(result?.account?.localAccountId).toBe(mia.id)
  })
  it('trusts the host that instance discovery names ⟨clients.msal-node.instance-discovery⟩', async () => {
    const { entra, tenant, app, clientSecret, mia } = scene
    const { knownAuthorities: _, ...auth } = msalAuth(entra, app, tenant.id)
    const asked = new URL(`${entra.origin}/common/discovery/instance`)
    asked.search = new URLSearchParams({
      'api-version': '1.1',
      authorization_endpoint: `${auth.authority}/oauth2/v2.0/authorize`,
    }).toString()
    // MSAL asks login.microsoftonline.com; whoever is behind a proxy gives it the answer, as here.
    const cloudDiscoveryMetadata = await (await fetch(asked)).text()
    const client = confidentialClient({ ...auth, cloudDiscoveryMetadata, clientSecret })
    expect((await msalLogin(client, { as: mia })).account?.localAccountId).toBe(mia.id)
  })
  it('tells that somebody has to sign in again ⟨clients.msal-node.interaction-required⟩', async () => {
    const { renew } = await afterLogin()
    scene.tenant.revokeSessions(scene.mia.id)
    await expect(renew()).rejects.toMatchObject({
      name: 'InteractionRequiredAuthError',
      subError: 'bad_token',
    })
  })
  it('signs in again for what Conditional Access demands ⟨clients.msal-node.claims-challenge⟩', async () => {
    const { client, account, renew } = await afterLogin()
    scene.tenant.update({ conditionalAccess: [{ grant: 'mfa' }] })
    const refused = renew()
    const { claims = '' } = await refused.then(
      () => ({ claims: undefined }),
      (thrown: InteractionRequiredAuthError) => thrown,
    )
    await expect(refused).rejects.toMatchObject({
      name: 'InteractionRequiredAuthError',
      subError: 'basic_action',
      errorMessage: expect.stringContaining('AADSTS50076'),
    })
    const seen: string[] = []
    const again = await msalLogin(client, { as: scene.mia, seen }, ['openid', 'offline_access'], { claims })
    expect(seen.at(-1)).toContain('Approve sign in request')
    expect((await renew({ account: again.account ?? account })).fromCache).toBe(false)
    scene.tenant.update({ conditionalAccess: [] })
  })
})

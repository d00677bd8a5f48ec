import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApplicationOptions, Person, Tenant } from '../contract.ts'
import {
  callback,
  decode,
  makeBrowser,
  makeScene,
  redeem,
  type Scene,
  signIn,
} from '../testing/relying-party.ts'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
})
afterAll(() => scene.entra.close())

interface Answer {
  readonly id_token: string
  readonly access_token: string
  readonly client_info?: string
}

/** A whole login of one person to a new application. */
const loginAs = async (
  person: Person,
  options: ApplicationOptions = {},
  changes: Readonly<Record<string, string>> = {},
  tenant: Tenant = scene.tenant,
): Promise<Answer> => {
  const app = scene.tenant.application({ redirectUris: [callback], ...options })
  const own = { ...scene, app, secret: app.secret(), mia: person }
  const url = await signIn(own, makeBrowser(), changes, undefined, tenant.id)
  const answer = await redeem(own, url.searchParams.get('code'), { client_info: '1' }, tenant.id)
  expect(answer.status).toBe(200)
  return (await answer.json()) as Answer
}

describe('tokens of whole logins', () => {
  it('of a member are signed by the tenant, and carry no hashes ⟨id-token.hashes⟩', async () => {
    const { id_token } = await loginAs(scene.mia)
    const keys = createRemoteJWKSet(new URL(`${scene.entra.origin}/${scene.tenant.id}/discovery/v2.0/keys`))
    const { payload } = await jwtVerify(id_token, keys, { issuer: scene.tenant.issuer })
    expect(payload).not.toHaveProperty('at_hash')
    expect(payload).not.toHaveProperty('c_hash')
    expect(payload).not.toHaveProperty('email_verified')
  })
  it('of an application with a key of its own need the key set of that application ⟨id-token.own-key⟩', async () => {
    const { id_token } = await loginAs(scene.mia, {
      ownSigningKey: true,
      mappedClaims: { email_verified: 'true' },
    })
    const keysAt = (query: string) =>
      createRemoteJWKSet(new URL(`${scene.entra.origin}/${scene.tenant.id}/discovery/v2.0/keys${query}`))
    await expect(jwtVerify(id_token, keysAt(''))).rejects.toThrow('no applicable key')
    const { payload } = await jwtVerify(id_token, keysAt(`?appid=${String(decode(id_token)['aud'])}`))
    expect(payload['email_verified']).toBe('true')
  })
  it('of a guest say where they come from ⟨id-token.guest⟩ ⟨id-token.idp⟩', async () => {
    const there = scene.entra.tenant({ domain: 'fabrikam.example' })
    const ada = scene.tenant.person({ userPrincipalName: 'ada@fabrikam.example', kind: 'guest' })
    const { id_token } = await loginAs(ada, { optionalClaims: ['acct', 'upn'] })
    const claims = decode(id_token)
    expect(claims).toMatchObject({
      acct: 1,
      idp: there.issuerV1,
      tid: scene.tenant.id,
      preferred_username: 'ada@fabrikam.example',
    })
    expect(claims).not.toHaveProperty('upn')
  })
  it('of a guest are those of their own tenant behind /common ⟨directory.guest-tenant⟩', async () => {
    const there = scene.entra.tenant({ domain: 'northwind.example' })
    there.person({ userPrincipalName: 'bo@northwind.example' })
    scene.tenant.person({ userPrincipalName: 'bo@northwind.example', kind: 'guest' })
    const app = scene.tenant.application({
      redirectUris: [callback],
      signInAudience: 'AzureADMultipleOrgs',
    })
    const own = { ...scene, app, secret: app.secret() }
    for (const [segment, tid] of [
      ['common', there.id],
      ['organizations', there.id],
      [scene.tenant.id, scene.tenant.id],
    ] as const) {
      const form = { userPrincipalName: 'bo@northwind.example' }
      const url = await signIn(own, makeBrowser(), {}, form, segment)
      const answer = await redeem(own, url.searchParams.get('code'), {}, segment)
      expect(decode(((await answer.json()) as Answer).id_token)['tid']).toBe(tid)
    }
  })
  it('of a personal account: an opaque access token, that UserInfo takes ⟨access-token.personal⟩ ⟨id-token.personal⟩', async () => {
    const { consumers, neighbour } = scene.entra
    const pat = consumers.person({ userPrincipalName: 'pat@live.example' })
    const audience = { signInAudience: 'AzureADandPersonalMicrosoftAccount' } as const
    const { id_token, access_token } = await loginAs(pat, audience, {}, consumers)
    expect(decode(id_token)).toMatchObject({ tid: consumers.id, iss: consumers.issuer })
    expect(access_token).not.toContain('.')
    const answer = await fetch(`${neighbour}/oidc/userinfo`, {
      headers: { Authorization: `Bearer ${access_token}` },
    })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ sub: decode(id_token)['sub'] })
  })
})

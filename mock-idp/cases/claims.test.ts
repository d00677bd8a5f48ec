import { createRemoteJWKSet, jwtVerify } from 'jose'
import * as oidc from 'openid-client'
import { describe, expect } from 'vitest'
import { z } from 'zod'
import { type CaseScene, discoverPasted, symptom } from '../testing/case-scene.ts'
import { confidentialClient, msalAuth, msalLogin } from '../testing/msal.ts'
import { beginLogin, loginWith } from '../testing/openid-login.ts'
import { signInAt } from '../testing/visitor.ts'

/** ID token and UserInfo of one person, by openid-client. */
const read = async (scene: CaseScene, signInName: string) => {
  const config = await discoverPasted(scene)
  const as = scene.person(signInName)
  const tokens = await loginWith(config, { as })
  const claims = tokens.claims()
  if (claims === undefined) throw new TypeError('no ID token')
  return { as, tokens, claims, info: await oidc.fetchUserInfo(config, tokens.access_token, claims.sub) }
}

describe('the address', () => {
  symptom('no-email-verified', 'neither ID token nor UserInfo says whether it is verified', async (scene) => {
    const { claims, info } = await read(scene, 'mia@contoso.example')
    for (const said of [claims, info]) {
      expect(said['email']).toBe('mia@contoso.example')
      expect(said).not.toHaveProperty('email_verified')
    }
  })
  symptom('email-verified-as-text', 'a schema that wants a boolean refuses it', async (scene) => {
    const { claims } = await read(scene, 'mia@contoso.example')
    const product = z.object({ email: z.string(), email_verified: z.boolean() })
    expect(product.safeParse(claims).error?.issues).toMatchObject([{ path: ['email_verified'] }])
    expect(claims['email_verified']).toBe('true')
  })
  symptom('no-mailbox', 'a person without a mailbox has none, whatever was asked for', async (scene) => {
    const noa = await read(scene, 'noa@contoso.example')
    for (const said of [noa.claims, noa.info]) expect(said).not.toHaveProperty('email')
    expect(noa.claims['preferred_username']).toBe('noa@contoso.example')
    const mia = await read(scene, 'mia@contoso.example')
    for (const said of [mia.claims, mia.info]) expect(said['email']).toBe('mia@contoso.example')
  })
  symptom(
    'email-of-another-domain',
    '@azure/msal-node at /common gives two people of two directories one address',
    async ({ entra, app, secret, person }) => {
      const login = async (signInName: string) => {
        const auth = { ...msalAuth(entra, app, 'common'), clientSecret: secret.value }
        const { account } = await msalLogin(confidentialClient(auth), { as: person(signInName) })
        return account?.idTokenClaims ?? {}
      }
      const mia = await login('mia@contoso.example')
      const mallory = await login('mallory@fabrikam.example')
      expect(mallory['email']).toBe(mia['email'])
      for (const name of ['tid', 'oid', 'sub']) expect(mallory[name]).not.toBe(mia[name])
    },
    'https',
  )
})

describe('other claims', () => {
  symptom('guest-without-names', 'names are missing, and there are two user names', async (scene) => {
    const { claims, as } = await read(scene, 'gina@fabrikam.example')
    expect(claims).not.toHaveProperty('given_name')
    expect(claims).not.toHaveProperty('family_name')
    expect(claims['preferred_username']).toBe('gina@fabrikam.example')
    expect(claims['preferred_username']).not.toBe(as.userPrincipalName)
    expect(as.userPrincipalName).toBe('gina_fabrikam.example#EXT#@contoso.example')
    const mia = await read(scene, 'mia@contoso.example')
    expect(mia.claims).toMatchObject({ given_name: expect.any(String), upn: 'mia@contoso.example' })
  })
  symptom('issued-in-the-past', 'jose refuses tokens of more than four minutes', async (scene) => {
    const { tokens } = await read(scene, 'mia@contoso.example')
    const { jwks_uri: uri = '' } = (await discoverPasted(scene)).serverMetadata()
    const verify = (maxTokenAge: string) =>
      jwtVerify(tokens.id_token ?? '', createRemoteJWKSet(new URL(uri)), { maxTokenAge })
    await expect(verify('4m')).rejects.toMatchObject({ claim: 'iat', reason: 'check_failed' })
    const { payload } = await verify('10m')
    expect(payload.iat).toBe(payload.nbf)
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3900)
  })
  symptom('no-auth-time', 'openid-client refuses the ID token after max_age', async (scene) => {
    const config = await discoverPasted(scene)
    const login = async () => {
      const { url, checks } = await beginLogin(config, { max_age: '3600' })
      const { url: arrived } = await signInAt(url, { as: scene.person('mia@contoso.example') })
      return oidc.authorizationCodeGrant(config, arrived, { ...checks, maxAge: 3600 })
    }
    await expect(login()).rejects.toMatchObject({
      cause: { message: expect.stringContaining('"auth_time" (authentication time) claim missing') },
    })
    scene.app.update({ optionalClaims: ['auth_time'] })
    expect((await login()).claims()?.auth_time).toBeTypeOf('number')
  })
})

describe('groups', () => {
  symptom('groups-overage', 'with 250 groups there are none, but a pointer to a dead API', async (scene) => {
    const { claims } = await read(scene, 'mia@contoso.example')
    expect(claims).not.toHaveProperty('groups')
    expect(claims['_claim_names']).toEqual({ groups: 'src1' })
    expect(claims['_claim_sources']).toEqual({
      src1: { endpoint: expect.stringMatching(/^https:\/\/graph\.windows\.net\/.+\/getMemberObjects$/) },
    })
    expect((await read(scene, 'max@contoso.example')).claims['groups']).toHaveLength(1)
  })
  symptom('groups-are-guids', 'a rule that names the group never matches', async (scene) => {
    const { claims } = await read(scene, 'mia@contoso.example')
    const [admins] = scene.tenant.groups()
    expect(admins?.displayName).toBe('Admins')
    expect(claims['groups']).toEqual([admins?.id])
  })
})

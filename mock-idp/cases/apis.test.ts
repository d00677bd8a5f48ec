import { createRemoteJWKSet, jwtVerify } from 'jose'
import * as oidc from 'openid-client'
import { describe, expect } from 'vitest'
import { discoverPasted, symptom } from '../testing/case-scene.ts'
import { loginWith } from '../testing/openid-login.ts'
import { decode } from '../testing/relying-party.ts'

describe('UserInfo', () => {
  symptom('userinfo-not-for-graph', 'openid-client gets 401 with a token for an API', async (scene) => {
    const config = await discoverPasted(scene)
    const as = scene.person('mia@contoso.example')
    const scope = 'openid profile email api://acme-hub/read'
    const tokens = await loginWith(config, { as }, { scope })
    const { sub = '' } = tokens.claims() ?? {}
    await expect(oidc.fetchUserInfo(config, tokens.access_token, sub)).rejects.toMatchObject({
      status: 401,
    })
    const plain = await fetch(config.serverMetadata().userinfo_endpoint ?? '', {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    })
    expect(await plain.json()).toMatchObject({ error: { code: 'InvalidAuthenticationToken' } })
    const forGraph = await loginWith(config, { as })
    expect(await oidc.fetchUserInfo(config, forGraph.access_token, sub)).toMatchObject({ sub })
  })
  symptom('userinfo-of-personal-account', 'openid-client gets nothing but sub', async (scene) => {
    const { pasted, entra } = scene
    const document = (await (await fetch(pasted.metadataUrl)).json()) as oidc.ServerMetadata
    // The issuer of /common is a template: a product puts in whom it expects.
    const server = { ...document, issuer: entra.consumers.issuer }
    const config = new oidc.Configuration(server, pasted.clientId, pasted.clientSecret)
    oidc.allowInsecureRequests(config)
    const tokens = await loginWith(config, { as: scene.person('ada@outlook.example') })
    const claims = tokens.claims()
    expect(claims).toMatchObject({ name: 'Ada', preferred_username: 'ada@outlook.example' })
    const info = await oidc.fetchUserInfo(config, tokens.access_token, claims?.sub ?? '')
    expect(info).toEqual({ sub: claims?.sub })
  })
})

describe('access tokens for an API', () => {
  symptom('v1-access-token', 'jose refuses issuer and audience of version 1.0', async (scene) => {
    const config = await discoverPasted(scene)
    const tokens = await loginWith(
      config,
      { as: scene.person('mia@contoso.example') },
      { scope: 'openid api://acme-hub/read' },
    )
    const keys = createRemoteJWKSet(new URL(config.serverMetadata().jwks_uri ?? ''))
    const { issuer, issuerV1 } = scene.tenant
    const verify = (expected: { readonly issuer: string; readonly audience: string }) =>
      jwtVerify(tokens.access_token, keys, expected)
    const audience = 'api://acme-hub'
    await expect(verify({ issuer, audience })).rejects.toMatchObject({ claim: 'iss' })
    await expect(verify({ issuer: issuerV1, audience: scene.app.clientId })).rejects.toMatchObject({
      claim: 'aud',
    })
    expect((await verify({ issuer: issuerV1, audience })).payload['ver']).toBe('1.0')
    expect(decode(tokens.id_token ?? '')['ver']).toBe('2.0')
  })
})

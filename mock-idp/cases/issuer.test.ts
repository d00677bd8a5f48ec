import * as oidc from 'openid-client'
import { describe, expect } from 'vitest'
import { discoverPasted, symptom } from '../testing/case-scene.ts'
import { loginWith } from '../testing/openid-login.ts'

/** What openid-client says of a metadata document whose issuer is not the one that it was told. */
const issuerMismatch = 'discovered metadata issuer does not match the expected issuer'
const suffix = '/.well-known/openid-configuration'
const issuerIn = async (url: string): Promise<string> =>
  ((await (await fetch(url)).json()) as { readonly issuer: string }).issuer

describe('what is pasted as the issuer', () => {
  symptom('issuer-template', 'openid-client refuses the literal {tenantid}', async (scene) => {
    await expect(discoverPasted(scene)).rejects.toThrow(issuerMismatch)
    expect(await issuerIn(scene.pasted.metadataUrl)).toBe(`${scene.entra.origin}/{tenantid}/v2.0`)
    const cured = await discoverPasted(scene, { issuer: scene.tenant.issuer })
    const tokens = await loginWith(cured, { as: scene.person('mia@contoso.example') })
    expect(tokens.claims()?.iss).toBe(scene.tenant.issuer)
  })
  symptom('issuer-not-a-uri', 'the issuer has characters that no URI has', async ({ pasted }) => {
    // RFC 3986: what a strict parser lets through; Ruby's and Java's refuse braces.
    const isUri = (text: string) => /^[a-z][a-z0-9+.-]*:[\w.~:/?#[\]@!$&'()*+,;=%-]*$/i.test(text)
    expect(isUri(pasted.issuer)).toBe(true)
    expect(isUri(await issuerIn(pasted.metadataUrl))).toBe(false)
  })
  symptom('metadata-url-as-issuer', 'a client that appends finds nothing', async (scene) => {
    const { pasted, tenant } = scene
    expect((await fetch(pasted.issuer + suffix)).status).toBe(404)
    // Whoever fetches it as it is finds another issuer in it.
    expect(await issuerIn(pasted.issuer)).not.toBe(pasted.issuer)
    // openid-client is kind: it takes a URL with /.well-known/ for the document and trusts the issuer in it.
    expect((await discoverPasted(scene)).serverMetadata().issuer).toBe(tenant.issuer)
  })
  symptom('v1-authority', 'openid-client refuses an issuer of version 1.0', async (scene) => {
    await expect(discoverPasted(scene)).rejects.toThrow(issuerMismatch)
    expect(await issuerIn(scene.pasted.metadataUrl)).toBe(`${scene.entra.neighbour}/${scene.tenant.id}/`)
  })
  symptom('issuer-by-domain-name', 'openid-client refuses the GUID', async (scene) => {
    await expect(discoverPasted(scene)).rejects.toThrow(issuerMismatch)
    expect(await issuerIn(scene.pasted.metadataUrl)).toBe(scene.tenant.issuer)
  })
  symptom('issuer-with-slash', 'openid-client misses the slash', async (scene) => {
    await expect(discoverPasted(scene)).rejects.toThrow(issuerMismatch)
    expect((await discoverPasted(scene, { issuer: scene.tenant.issuer })).clientMetadata().client_id).toBe(
      scene.app.clientId,
    )
  })
  symptom('external-id-issuer', 'openid-client refuses an issuer on another host', async (scene) => {
    await expect(discoverPasted(scene)).rejects.toThrow(issuerMismatch)
    expect(new URL(await issuerIn(scene.pasted.metadataUrl)).origin).toBe(scene.entra.neighbour)
    // The document itself, where openid-client takes the issuer from it.
    const config = await discoverPasted(scene, { issuer: scene.pasted.metadataUrl })
    const tokens = await loginWith(config, { as: scene.person('mia@contoso.example') })
    expect(tokens.claims()?.iss).toBe(scene.tenant.issuer)
  })
})

describe('the metadata', () => {
  symptom('no-pkce-metadata', 'openid-client concludes that there is no PKCE', async (scene) => {
    const config = await discoverPasted(scene)
    expect(config.serverMetadata().supportsPKCE()).toBe(false)
    // And there is: with PKCE the login works, and a wrong verifier is refused.
    const visitor = { as: scene.person('mia@contoso.example') }
    expect((await loginWith(config, visitor)).claims()).toBeDefined()
    const challenge = { code_challenge: await oidc.calculatePKCECodeChallenge('x'.repeat(43)) }
    await expect(loginWith(config, visitor, challenge)).rejects.toMatchObject({ error: 'invalid_grant' })
  })
})

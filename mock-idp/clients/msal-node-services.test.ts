import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ClientKey, makeClientKey } from '../testing/client-certificate.ts'
import { confidentialClient, msalAuth, msalLogin } from '../testing/msal.ts'
import { type MsalScene, makeMsalScene } from '../testing/msal-scene.ts'
import { callback, decode } from '../testing/relying-party.ts'

const graph = ['https://graph.microsoft.com/.default']
const api = ['api://acme-hub/.default']
let scene: MsalScene
let key: ClientKey
beforeAll(async () => {
  scene = await makeMsalScene()
  key = await makeClientKey()
  scene.app.certificate(key.cert)
})
afterAll(() => scene.close())

const withCredential = (credential: object) =>
  confidentialClient({ ...msalAuth(scene.entra, scene.app, scene.tenant.id), ...credential })

describe('@azure/msal-node in a service', () => {
  it.each<[string, () => object]>([
    ['a secret', () => ({ clientSecret: scene.clientSecret })],
    [
      'a certificate by its SHA-256 thumbprint',
      () => ({ clientCertificate: { thumbprintSha256: key.thumbprintSha256, privateKey: key.key } }),
    ],
    [
      'a certificate by its SHA-1 thumbprint',
      () => ({ clientCertificate: { thumbprint: key.thumbprint, privateKey: key.key } }),
    ],
  ])(
    'gets an app-only token with %s ⟨clients.msal-node.client-credentials⟩ ⟨clients.msal-node.certificate⟩',
    async (_, credential) => {
      const { clientId } = scene.app
      const client = withCredential(credential())
      const result = await client.acquireTokenByClientCredential({ scopes: api })
      expect(decode(result?.accessToken ?? '')).toMatchObject({ aud: clientId, azp: clientId })
      const again = await client.acquireTokenByClientCredential({ scopes: api })
      expect(again).toMatchObject({ fromCache: true, accessToken: result?.accessToken })
    },
  )
  it('calls another API in the name of a person (on behalf of) ⟨clients.msal-node.on-behalf-of⟩', async () => {
    const front = scene.tenant.application({ redirectUris: [callback] })
    const client = confidentialClient({
      ...msalAuth(scene.entra, front, scene.tenant.id),
      clientSecret: front.secret().value,
    })
    const { accessToken } = await msalLogin(client, { as: scene.mia }, ['api://acme-hub/read'])
    const result = await scene
      .product()
      .acquireTokenOnBehalfOf({ oboAssertion: accessToken, scopes: ['User.Read'] })
    expect(result?.account?.localAccountId).toBe(scene.mia.id)
  })
  it('gets long-lived tokens when it can answer claims challenges ⟨clients.msal-node.capabilities⟩', async () => {
    const client = withCredential({ clientSecret: scene.clientSecret, clientCapabilities: ['cp1'] })
    const { accessToken } = await msalLogin(client, { as: scene.mia }, ['User.Read'])
    const { xms_cc: capabilities, exp, iat } = decode(accessToken)
    expect(capabilities).toEqual(['cp1'])
    expect(Number(exp) - Number(iat)).toBeGreaterThan(20 * 3600)
  })
  it('says what is wrong in the words of Entra ⟨clients.msal-node.errors⟩', async () => {
    const client = withCredential({ clientSecret: scene.app.secret({ expiresIn: '-1d' }).value })
    await expect(client.acquireTokenByClientCredential({ scopes: graph })).rejects.toMatchObject({
      errorCode: 'invalid_client',
      errorMessage: expect.stringContaining('AADSTS7000222'),
    })
  })
})

import { PublicClientApplication } from '@azure/msal-node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { msalAuth } from '../testing/msal.ts'
import { type MsalScene, makeMsalScene } from '../testing/msal-scene.ts'
import { signInAt } from '../testing/visitor.ts'

let scene: MsalScene
let client: PublicClientApplication
beforeAll(async () => {
  scene = await makeMsalScene()
  const app = scene.tenant.application({
    nativeRedirectUris: ['http://localhost'],
    allowPublicClient: true,
  })
  client = new PublicClientApplication({ auth: msalAuth(scene.entra, app, scene.tenant.id) })
})
afterAll(() => scene.close())

describe('@azure/msal-node in a program on a device', () => {
  it('logs in by a browser, which comes back to its own port ⟨clients.msal-node.interactive⟩', async () => {
    const result = await client.acquireTokenInteractive({
      scopes: ['User.Read'],
      openBrowser: async (url) => {
        const { url: back, method, parameters } = await signInAt(url, { as: scene.mia })
        const body = method === 'POST' ? { method, body: new URLSearchParams(parameters) } : {}
        await fetch(back, body)
      },
    })
    expect(result.account?.localAccountId).toBe(scene.mia.id)
  })
  it('gets tokens for a device ⟨clients.msal-node.device-code⟩', async () => {
    scene.tenant.signInAs(scene.mia)
    const messages: string[] = []
    const result = await client.acquireTokenByDeviceCode({
      scopes: ['openid', 'profile'],
      deviceCodeCallback: ({ message }) => {
        messages.push(message)
      },
    })
    scene.tenant.signInAs(null)
    expect(messages).toEqual([expect.stringMatching(/^To sign in, use a web browser to open the page /)])
    expect(result?.account?.localAccountId).toBe(scene.mia.id)
  })
  it('logs in with a password, and is told of a wrong one ⟨clients.msal-node.password⟩', async () => {
    const asked = { scopes: ['User.Read'], username: scene.mia.userPrincipalName }
    const result = await client.acquireTokenByUsernamePassword({ ...asked, password: 'correct horse' })
    expect(result?.account?.localAccountId).toBe(scene.mia.id)
    await expect(
      client.acquireTokenByUsernamePassword({ ...asked, password: 'wrong horse' }),
    ).rejects.toMatchObject({ errorMessage: expect.stringContaining('AADSTS50126') })
  })
})

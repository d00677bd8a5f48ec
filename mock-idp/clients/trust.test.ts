import { afterAll, beforeAll, expect, it } from 'vitest'
import { runScript } from '../testing/child.ts'
import { startTrustedMock, type TrustedMock } from '../testing/https-scene.ts'
import { callback } from '../testing/relying-party.ts'

let mock: TrustedMock
beforeAll(async () => {
  mock = await startTrustedMock()
})
afterAll(() => mock.close())

it('a Node.js program trusts the mock, given the CA certificate in NODE_EXTRA_CA_CERTS', async () => {
  const tenant = mock.entra.tenant()
  const app = tenant.application({ redirectUris: [callback] })
  tenant.signInAs(tenant.person({ userPrincipalName: 'mia@contoso.example' }))
  const printed = await runScript(process.execPath, 'msal-login.ts', {
    NODE_EXTRA_CA_CERTS: mock.entra.caFile ?? '',
    AUTHORITY: `${mock.entra.origin}/${tenant.id}`,
    CLIENT_ID: app.clientId,
    CLIENT_SECRET: app.secret().value,
  })
  expect(printed).toEqual({ username: 'mia@contoso.example', tenantId: tenant.id })
})

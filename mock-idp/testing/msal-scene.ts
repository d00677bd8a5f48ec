import { startTrustedMock } from './https-scene.ts'
import { confidentialClient, msalAuth } from './msal.ts'
import { callback } from './relying-party.ts'

/** A mock over https with a product that is a web application and an API, and MSAL as that product. */
export const makeMsalScene = async () => {
  const mock = await startTrustedMock()
  const tenant = mock.entra.tenant({ domain: 'contoso.example' })
  const app = tenant.application({
    redirectUris: [callback],
    signInAudience: 'AzureADMultipleOrgs',
    identifierUris: ['api://acme-hub'],
    scopes: ['read'],
    requestedAccessTokenVersion: 2,
  })
  const clientSecret = app.secret().value
  return {
    ...mock,
    tenant,
    app,
    clientSecret,
    mia: tenant.person({ userPrincipalName: 'mia@contoso.example', password: 'correct horse' }),
    /** @param segment of the authority: GUID, domain name, `common` … */
    product: (segment: string = tenant.id) =>
      confidentialClient({ ...msalAuth(mock.entra, app, segment), clientSecret }),
  }
}
export type MsalScene = Awaited<ReturnType<typeof makeMsalScene>>

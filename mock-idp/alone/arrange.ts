import type { MockEntra } from '../contract.ts'

/** What a mock starts with that was told nothing: one tenant, one application, and people to sign in as. */
export const arrange = (entra: MockEntra, redirectUris: readonly string[]): void => {
  const tenant = entra.tenant({ domain: 'contoso.example' })
  tenant
    .application({
      displayName: 'My product',
      redirectUris: [...new Set(['http://localhost:3000/callback', ...redirectUris])],
    })
    .secret()
  for (const name of ['mia', 'max', 'ada']) tenant.person({ userPrincipalName: `${name}@contoso.example` })
  tenant.person({
    userPrincipalName: 'nomail@contoso.example',
    displayName: 'Noa Mail',
    givenName: 'Noa',
    familyName: 'Mail',
    mail: null,
  })
}

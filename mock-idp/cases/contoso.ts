import type { ApplicationConfig, EntraConfig, TenantConfig } from '../contract.ts'

export const callback = 'http://localhost:3000/callback'

/** The product under test, as it is registered when nothing is wrong. */
export const product = {
  displayName: 'Your product',
  redirectUris: [callback],
  secrets: [{ displayName: 'Your product' }],
} satisfies ApplicationConfig

/** The directory in which nothing is wrong, but for what is said here. */
export const contoso = (
  application: ApplicationConfig = {},
  tenant: Partial<TenantConfig> = {},
  others: Omit<EntraConfig, 'tenants'> & { readonly tenants?: readonly TenantConfig[] } = {},
): EntraConfig => ({
  ...others,
  tenants: [
    {
      domain: 'contoso.example',
      people: [{ userPrincipalName: 'mia@contoso.example' }, { userPrincipalName: 'max@contoso.example' }],
      applications: [{ ...product, ...application }],
      ...tenant,
    },
    ...(others.tenants ?? []),
  ],
})

/** The v2.0 issuer of a tenant: always the GUID form, never a trailing slash. */
export const issuerOf = (origin: string, tenantId: string): string => `${origin}/${tenantId}/v2.0`

export const metadataUrlOf = (origin: string, tenantId: string): string =>
  `${issuerOf(origin, tenantId)}/.well-known/openid-configuration`

/** Where the text of an AADSTS number can be looked up. */
export const errorUriOf = (origin: string, code: number): string => `${origin}/error?code=${code}`

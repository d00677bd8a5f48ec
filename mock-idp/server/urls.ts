/** The hosts of one mock: its own, and the neighbour that stands for Entra's other hosts. Without a trailing slash. */
export interface Hosts {
  readonly origin: string
  readonly neighbour: string
}

/**
 * The v2.0 issuer of a tenant: always the GUID form, never a trailing slash. That of External ID (CIAM) is
 * on another host than the authority.
 */
export const issuerOf = (
  { origin, neighbour }: Hosts,
  { id, cloud }: { readonly id: string; readonly cloud?: string },
): string => `${cloud === 'external-id' ? neighbour : origin}/${id}/v2.0`

/** The v1.0 issuer: on another host (sts.windows.net), and with a trailing slash. */
export const issuerV1Of = ({ neighbour }: Hosts, tenantId: string): string => `${neighbour}/${tenantId}/`

/** What the portal calls the OpenID Connect metadata document. */
export const metadataUrlOf = (origin: string, tenantId: string): string =>
  `${origin}/${tenantId}/v2.0/.well-known/openid-configuration`

/** Where the text of an AADSTS number can be looked up. */
export const errorUriOf = (origin: string, code: number): string => `${origin}/error?code=${code}`

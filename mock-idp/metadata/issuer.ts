import { consumersTenant } from '../directory/consumers.ts'
import type { LiveAuthority } from '../directory/directory.ts'
import type { Version } from '../minting/version.ts'
import { type Hosts, issuerOf, issuerV1Of } from '../server/urls.ts'

/** The literal template in the place of a tenant at `common` and `organizations`; no token ever carries it. */
export const tenantTemplate = '{tenantid}'

/** The issuer in an authority's metadata document. */
export const metadataIssuer = (hosts: Hosts, authority: LiveAuthority, version: Version): string => {
  const tenant =
    authority.kind === 'tenant'
      ? authority.tenant
      : { id: authority.segment === 'consumers' ? consumersTenant : tenantTemplate }
  return version === 1 ? issuerV1Of(hosts, tenant.id) : issuerOf(hosts, tenant)
}

/** The issuer of personal accounts' keys. */
export const personalIssuer = (hosts: Hosts): string => issuerOf(hosts, { id: consumersTenant })

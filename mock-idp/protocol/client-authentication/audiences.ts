import type { LiveAuthority } from '../../directory/directory.ts'
import { type Hosts, issuerV1Of } from '../../server/urls.ts'

/**
 * What a client assertion may have as `aud`: the token endpoint of either version, and the issuer, by every name of
 * the tenant. In lower case.
 * @param asked scheme and host that the request was sent to, which may be another name of this machine
 */
export const assertionAudiences = (
  hosts: Hosts,
  asked: string,
  authority: LiveAuthority,
): ReadonlySet<string> => {
  const names =
    authority.kind === 'alias'
      ? [authority.segment]
      : [authority.tenant.id, authority.tenant.domain, ...authority.tenant.otherDomains]
  const own = [hosts.origin, asked].flatMap((origin) =>
    names.flatMap((name) =>
      ['oauth2/v2.0/token', 'oauth2/token', 'v2.0'].map((rest) => `${origin}/${name}/${rest}`),
    ),
  )
  const issuers = authority.kind === 'tenant' ? [issuerV1Of(hosts, authority.tenant.id)] : []
  return new Set([...own, ...issuers].map((audience) => audience.toLowerCase()))
}

import type { Refusal } from '../aadsts/refusal.ts'
import type { Members } from '../faults/apply.ts'
import type { Parameters } from '../server/exchange.ts'
import type { Hosts } from '../server/urls.ts'

export type InstanceDiscovery =
  | { readonly kind: 'known'; readonly body: Members }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

const apiVersions = ['1.0', '1.1']

/**
 * Instance discovery, as MSAL does it before it trusts an authority: is this a host of ours, and under
 * which other names does it go? The hosts of Entra are those of this mock.
 */
export const discoverInstance = (hosts: Hosts, query: Parameters): InstanceDiscovery => {
  const version = query['api-version']
  const asked = query['authorization_endpoint']
  if (version === undefined || !apiVersions.includes(version)) return missing('api-version')
  if (asked === undefined) return missing('authorization_endpoint')
  const endpoint = URL.parse(asked)
  const names = [hosts.origin, hosts.neighbour].map((host) => new URL(host).host)
  const tenant = endpoint?.pathname.split('/')[1] ?? ''
  if (endpoint === null || !names.includes(endpoint.host) || tenant === '')
    return {
      kind: 'refused',
      refusal: { code: 50049, reason: `${asked} is not an endpoint of this mock (${names.join(', ')}).` },
    }
  const v2 = endpoint.pathname.includes('/v2.0') ? '/v2.0' : ''
  const own = new URL(hosts.origin).host
  return {
    kind: 'known',
    body: {
      tenant_discovery_endpoint: `${hosts.origin}/${tenant}${v2}/.well-known/openid-configuration`,
      'api-version': version,
      ...(version === '1.0'
        ? {}
        : { metadata: [{ preferred_network: own, preferred_cache: own, aliases: names }] }),
    },
  }
}

const missing = (parameter: string): InstanceDiscovery => ({
  kind: 'refused',
  refusal: {
    code: 900144,
    values: { parameter },
    reason: `The parameter ${parameter} is missing, or has no value that is known.`,
  },
})

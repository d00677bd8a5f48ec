import { consumersTenant } from '../directory/consumers.ts'
import type { LiveAuthority } from '../directory/directory.ts'
import type { Members } from '../faults/apply.ts'
import { type Hosts, issuerOf } from '../server/urls.ts'

/**
 * The issuer in an authority's metadata document. At `common` and `organizations` it is a template that
 * no token ever carries; the braces are literal.
 */
export const metadataIssuer = (hosts: Hosts, authority: LiveAuthority): string => {
  if (authority.kind === 'tenant') return issuerOf(hosts, authority.tenant)
  return issuerOf(hosts, { id: authority.segment === 'consumers' ? consumersTenant : '{tenantid}' })
}

/**
 * The OpenID Connect metadata document of the v2.0 endpoint: Entra's members in Entra's order, with the
 * additions of 2026. What is not in it matters as much: no PKCE methods, no grant types, no `iss` flag.
 * @param applicationId the `appid` of the request; it reappears in `jwks_uri`
 */
export const discoveryDocument = (
  hosts: Hosts,
  authority: LiveAuthority,
  applicationId?: string,
): Members => {
  const { origin, neighbour } = hosts
  const base = `${origin}/${authority.segment}`
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: [
      'client_secret_post',
      'private_key_jwt',
      'client_secret_basic',
      'self_signed_tls_client_auth',
    ],
    jwks_uri: `${base}/discovery/v2.0/keys${applicationId === undefined ? '' : `?appid=${encodeURIComponent(applicationId)}`}`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: metadataIssuer(hosts, authority),
    request_uri_parameter_supported: false,
    userinfo_endpoint: `${neighbour}/oidc/userinfo`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    claims_supported,
    kerberos_endpoint: `${base}/kerberos`,
    mtls_endpoint_aliases: { token_endpoint: `${base}/oauth2/v2.0/token` },
    tls_client_certificate_bound_access_tokens: true,
    tenant_region_scope: authority.kind === 'tenant' ? 'EU' : null,
    cloud_instance_name: 'microsoftonline.com',
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: 'graph.microsoft.com',
    rbac_url: 'https://pas.windows.net',
  }
}

const claims_supported = [
  'sub',
  'iss',
  'cloud_instance_name',
  'cloud_instance_host_name',
  'cloud_graph_host_name',
  'msgraph_host',
  'aud',
  'exp',
  'iat',
  'auth_time',
  'acr',
  'nonce',
  'preferred_username',
  'name',
  'tid',
  'ver',
  'at_hash',
  'c_hash',
  'email',
]

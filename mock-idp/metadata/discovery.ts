import { consumersTenant } from '../directory/consumers.ts'
import type { LiveAuthority } from '../directory/directory.ts'
import type { Members } from '../faults/apply.ts'
import type { Hosts } from '../server/urls.ts'
import { cloudNames, cloudOf } from './clouds.ts'
import { metadataIssuer } from './issuer.ts'

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
    jwks_uri: `${base}/discovery/v2.0/keys${appid(applicationId)}`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: metadataIssuer(hosts, authority, 2),
    request_uri_parameter_supported: false,
    userinfo_endpoint: `${neighbour}/oidc/userinfo`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    claims_supported,
    kerberos_endpoint: `${base}/kerberos`,
    mtls_endpoint_aliases: { token_endpoint: `${neighbour}/${authority.segment}/oauth2/v2.0/token` },
    tls_client_certificate_bound_access_tokens: true,
    ...regionOf(authority),
    ...cloudNames[cloudOf(authority)],
  }
}

/** The metadata document of the v1.0 endpoint, as captured in 2024. Its issuer is on another host. */
export const discoveryDocumentV1 = (
  hosts: Hosts,
  authority: LiveAuthority,
  applicationId?: string,
): Members => {
  const base = `${hosts.origin}/${authority.segment}`
  return {
    token_endpoint: `${base}/oauth2/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${base}/discovery/keys${appid(applicationId)}`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'token id_token', 'token'],
    scopes_supported: ['openid'],
    issuer: metadataIssuer(hosts, authority, 1),
    microsoft_multi_refresh_token: true,
    authorization_endpoint: `${base}/oauth2/authorize`,
    device_authorization_endpoint: `${base}/oauth2/devicecode`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${base}/oauth2/logout`,
    claims_supported: claims_supported_v1,
    check_session_iframe: `${base}/oauth2/checksession`,
    userinfo_endpoint: `${base}/openid/userinfo`,
    kerberos_endpoint: `${base}/kerberos`,
    ...regionOf(authority),
    ...cloudNames[cloudOf(authority)],
  }
}

const appid = (applicationId: string | undefined): string =>
  applicationId === undefined ? '' : `?appid=${encodeURIComponent(applicationId)}`

const regionOf = (authority: LiveAuthority): Members => {
  if (authority.kind === 'alias' || authority.tenant.id === consumersTenant)
    return { tenant_region_scope: null }
  const { region, regionSubScope } = authority.tenant
  return {
    tenant_region_scope: region,
    ...(regionSubScope === undefined ? {} : { tenant_region_sub_scope: regionSubScope }),
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

const claims_supported_v1 = [
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
  'amr',
  'nonce',
  'email',
  'given_name',
  'family_name',
  'nickname',
]

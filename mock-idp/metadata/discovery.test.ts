import { describe, expect, it } from 'vitest'
import type { LiveAuthority } from '../directory/directory.ts'
import { registerTenant } from '../directory/tenant.ts'
import { makeDirectory } from '../testing/directory.ts'
import { discoveryDocument, discoveryDocumentV1 } from './discovery.ts'

const origin = 'https://idp.example'
const neighbour = 'https://graph.example'
const hosts = { origin, neighbour }
const alias = (segment: 'common' | 'organizations' | 'consumers'): LiveAuthority => ({
  kind: 'alias',
  segment,
})
const common = alias('common')
const world = makeDirectory()
const { authority } = world
const tenantWith = (options: Parameters<typeof registerTenant>[1]): LiveAuthority => {
  const tenant = registerTenant(world, options)
  return { kind: 'tenant', segment: tenant.id, tenant }
}
const consumersTenant = '9188040d-6c67-4c5b-b112-36a304b66dad'

/** Restated from documents captured in 2024 (order) and 2026-07-13 (members). */
const membersOfEntra = [
  'token_endpoint',
  'token_endpoint_auth_methods_supported',
  'jwks_uri',
  'response_modes_supported',
  'subject_types_supported',
  'id_token_signing_alg_values_supported',
  'response_types_supported',
  'scopes_supported',
  'issuer',
  'request_uri_parameter_supported',
  'userinfo_endpoint',
  'authorization_endpoint',
  'device_authorization_endpoint',
  'http_logout_supported',
  'frontchannel_logout_supported',
  'end_session_endpoint',
  'claims_supported',
  'kerberos_endpoint',
  'mtls_endpoint_aliases',
  'tls_client_certificate_bound_access_tokens',
  'tenant_region_scope',
  'cloud_instance_name',
  'cloud_graph_host_name',
  'msgraph_host',
  'rbac_url',
]

describe('metadata document of v2.0', () => {
  it("has Entra's members in Entra's order, and nothing else ⟨metadata.v2-members⟩ ⟨metadata.nothing-more⟩", () =>
    expect(Object.keys(discoveryDocument(hosts, common))).toEqual(membersOfEntra))
  it('answers what Entra answers at common, value for value ⟨metadata.v2-values⟩ ⟨metadata.mtls⟩ ⟨metadata.kerberos⟩ ⟨metadata.claims-supported⟩', () => {
    const base = `${origin}/common`
    expect(discoveryDocument(hosts, common)).toEqual({
      token_endpoint: `${base}/oauth2/v2.0/token`,
      token_endpoint_auth_methods_supported: [
        'client_secret_post',
        'private_key_jwt',
        'client_secret_basic',
        'self_signed_tls_client_auth',
      ],
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_modes_supported: ['query', 'fragment', 'form_post'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      issuer: `${origin}/{tenantid}/v2.0`,
      request_uri_parameter_supported: false,
      userinfo_endpoint: `${neighbour}/oidc/userinfo`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
      http_logout_supported: true,
      frontchannel_logout_supported: true,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      claims_supported:
        'sub iss cloud_instance_name cloud_instance_host_name cloud_graph_host_name msgraph_host aud exp iat auth_time acr nonce preferred_username name tid ver at_hash c_hash email'.split(
          ' ',
        ),
      kerberos_endpoint: `${base}/kerberos`,
      mtls_endpoint_aliases: { token_endpoint: `${neighbour}/common/oauth2/v2.0/token` },
      tls_client_certificate_bound_access_tokens: true,
      tenant_region_scope: null,
      cloud_instance_name: 'microsoftonline.com',
      cloud_graph_host_name: 'graph.windows.net',
      msgraph_host: 'graph.microsoft.com',
      rbac_url: 'https://pas.windows.net',
    })
  })
  it.each<[string, LiveAuthority, string, string | null]>([
    ['a tenant', authority, authority.segment, 'EU'],
    ['common', common, '{tenantid}', null],
    ['organizations', alias('organizations'), '{tenantid}', null],
    ['consumers', alias('consumers'), consumersTenant, null],
    ['the tenant of personal accounts', tenantWith({ id: consumersTenant }), consumersTenant, null],
  ])(
    'at %s names its own endpoints and issuer ⟨metadata.issuer-v2⟩ ⟨metadata.issuer-template⟩ ⟨metadata.issuer-consumers⟩ ⟨metadata.segment⟩ ⟨metadata.region⟩',
    (_, at, issuerTenant, tenant_region_scope) => {
      const base = `${origin}/${at.segment}`
      const document = discoveryDocument(hosts, at)
      expect(Object.keys(document)).toEqual(membersOfEntra)
      expect(document).toMatchObject({
        issuer: `${origin}/${issuerTenant}/v2.0`,
        authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
        token_endpoint: `${base}/oauth2/v2.0/token`,
        jwks_uri: `${base}/discovery/v2.0/keys`,
        end_session_endpoint: `${base}/oauth2/v2.0/logout`,
        userinfo_endpoint: `${neighbour}/oidc/userinfo`,
        tenant_region_scope,
      })
    },
  )
  it('carries the application id over to jwks_uri ⟨metadata.appid⟩', () => {
    expect(discoveryDocument(hosts, common, 'an id')['jwks_uri']).toBe(
      'https://idp.example/common/discovery/v2.0/keys?appid=an%20id',
    )
    expect(discoveryDocumentV1(hosts, common, 'an id')['jwks_uri']).toBe(
      'https://idp.example/common/discovery/keys?appid=an%20id',
    )
  })
  it('names a region and, of some tenants, a part of it ⟨metadata.region⟩ ⟨metadata.region-sub-scope⟩', () => {
    const document = discoveryDocument(hosts, tenantWith({ region: 'NA', regionSubScope: 'GCC' }))
    expect(document).toMatchObject({ tenant_region_scope: 'NA', tenant_region_sub_scope: 'GCC' })
    expect(Object.keys(document).slice(20, 23)).toEqual([
      'tenant_region_scope',
      'tenant_region_sub_scope',
      'cloud_instance_name',
    ])
  })
})

describe('metadata document of v1.0', () => {
  it('answers what Entra answers at common, in its order ⟨metadata.v1⟩ ⟨metadata.issuer-v1⟩', () => {
    const base = `${origin}/common`
    const expected = {
      token_endpoint: `${base}/oauth2/token`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
      jwks_uri: `${base}/discovery/keys`,
      response_modes_supported: ['query', 'fragment', 'form_post'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code', 'id_token', 'code id_token', 'token id_token', 'token'],
      scopes_supported: ['openid'],
      issuer: `${neighbour}/{tenantid}/`,
      microsoft_multi_refresh_token: true,
      authorization_endpoint: `${base}/oauth2/authorize`,
      device_authorization_endpoint: `${base}/oauth2/devicecode`,
      http_logout_supported: true,
      frontchannel_logout_supported: true,
      end_session_endpoint: `${base}/oauth2/logout`,
      claims_supported:
        'sub iss cloud_instance_name cloud_instance_host_name cloud_graph_host_name msgraph_host aud exp iat auth_time acr amr nonce email given_name family_name nickname'.split(
          ' ',
        ),
      check_session_iframe: `${base}/oauth2/checksession`,
      userinfo_endpoint: `${base}/openid/userinfo`,
      kerberos_endpoint: `${base}/kerberos`,
      tenant_region_scope: null,
      cloud_instance_name: 'microsoftonline.com',
      cloud_graph_host_name: 'graph.windows.net',
      msgraph_host: 'graph.microsoft.com',
      rbac_url: 'https://pas.windows.net',
    }
    expect(JSON.stringify(discoveryDocumentV1(hosts, common))).toBe(JSON.stringify(expected))
  })
  it('has the issuer of the other host at a tenant, with a trailing slash ⟨metadata.issuer-v1⟩', () =>
    expect(discoveryDocumentV1(hosts, authority)).toMatchObject({
      issuer: `${neighbour}/${authority.segment}/`,
      token_endpoint: `${origin}/${authority.segment}/oauth2/token`,
      tenant_region_scope: 'EU',
    }))
})

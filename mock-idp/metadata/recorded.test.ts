import { describe, expect, it } from 'vitest'
import { discoveryDocument } from './discovery.ts'

const hosts = { origin: 'https://idp.example', neighbour: 'https://graph.example' }

/** What was recorded of the real document at common on 2026-07-13: presence, subsets, booleans. */
describe('metadata document against the recording of 2026-07-13 ⟨metadata.captured-2026⟩', () => {
  const document = discoveryDocument(hosts, { kind: 'alias', segment: 'common' })
  const listed = (member: string): readonly string[] => document[member] as readonly string[]
  it.each([
    'issuer',
    'authorization_endpoint',
    'token_endpoint',
    'jwks_uri',
    'userinfo_endpoint',
    'device_authorization_endpoint',
    'end_session_endpoint',
    'response_types_supported',
    'response_modes_supported',
    'subject_types_supported',
    'scopes_supported',
    'id_token_signing_alg_values_supported',
    'token_endpoint_auth_methods_supported',
    'claims_supported',
    'tenant_region_scope',
    'cloud_instance_name',
    'cloud_graph_host_name',
    'msgraph_host',
    'rbac_url',
    'http_logout_supported',
    'frontchannel_logout_supported',
    'request_uri_parameter_supported',
    'kerberos_endpoint',
    'mtls_endpoint_aliases',
    'tls_client_certificate_bound_access_tokens',
  ])('has %s', (member) => expect(document).toHaveProperty(member))
  it.each<[string, readonly string[], readonly string[]]>([
    ['subject_types_supported', ['pairwise'], ['pairwise']],
    ['id_token_signing_alg_values_supported', ['RS256'], ['RS256']],
    ['response_types_supported', [], ['code', 'id_token', 'code id_token', 'id_token token']],
    ['response_modes_supported', [], ['query', 'fragment', 'form_post']],
    [
      'scopes_supported',
      ['openid', 'profile', 'email', 'offline_access'],
      ['openid', 'profile', 'email', 'offline_access'],
    ],
    [
      'token_endpoint_auth_methods_supported',
      ['client_secret_post', 'client_secret_basic', 'private_key_jwt'],
      ['client_secret_post', 'client_secret_basic', 'private_key_jwt', 'self_signed_tls_client_auth'],
    ],
  ])('lists in %s what must be, and nothing that may not be', (member, must, may) => {
    expect(listed(member)).toEqual(expect.arrayContaining([...must]))
    expect(listed(member).filter((value) => !may.includes(value))).toEqual([])
  })
  it('lists the recorded claims', () =>
    expect(listed('claims_supported')).toEqual(
      expect.arrayContaining('sub iss aud exp iat tid name preferred_username email nonce ver'.split(' ')),
    ))
  it.each([
    ['http_logout_supported', true],
    ['frontchannel_logout_supported', true],
    ['tls_client_certificate_bound_access_tokens', true],
    ['request_uri_parameter_supported', false],
  ])('answers %s with %s', (member, value) => expect(document[member]).toBe(value))
})

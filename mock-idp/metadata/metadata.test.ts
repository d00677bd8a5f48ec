import { createHash, createPublicKey, X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { LiveAuthority } from '../directory/directory.ts'
import { registerTenant } from '../directory/tenant.ts'
import { cloudKeys, keySetOf, keySets, personalKeys } from '../keys/key-sets.ts'
import { makeDirectory } from '../testing/directory.ts'
import { discoveryDocument, discoveryDocumentV1 } from './discovery.ts'
import { keySetDocument } from './key-set.ts'

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

/** What was recorded of the real document at common on 2026-07-13: presence, subsets, booleans. */
describe('metadata document against the recording of 2026-07-13 ⟨metadata.captured-2026⟩', () => {
  const document = discoveryDocument(hosts, common)
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

describe('clouds', () => {
  it.each([
    ['us-government', origin, 'microsoftonline.us', 'graph.microsoft.us'],
    ['china', origin, 'partner.microsoftonline.cn', 'microsoftgraph.chinacloudapi.cn'],
    ['external-id', neighbour, 'microsoftonline.com', 'graph.microsoft.com'],
  ] as const)(
    '%s has its own names, keys and shape of issuer ⟨cloud.us-government⟩ ⟨cloud.china⟩ ⟨cloud.external-id⟩',
    (cloud, issuerHost, cloud_instance_name, msgraph_host) => {
      const at = tenantWith({ cloud })
      const issuer = `${issuerHost}/${at.segment}/v2.0`
      expect(discoveryDocument(hosts, at)).toMatchObject({
        issuer,
        cloud_instance_name,
        msgraph_host,
        token_endpoint: `${origin}/${at.segment}/oauth2/v2.0/token`,
      })
      const keys = keysAt(at)
      expect(keys.map(({ kid }) => kid)).toEqual(cloudKeys[cloud].published.map(({ kid }) => kid))
      for (const key of keys) expect(key).toMatchObject({ issuer, cloud_instance_name })
    },
  )
})

type Key = Readonly<Record<string, unknown>>
const keysAt = (at: LiveAuthority, version: 1 | 2 = 2): readonly Key[] =>
  keySetDocument(hosts, at, version)['keys'] as readonly Key[]

describe('key set', () => {
  it('has at least two keys everywhere, in Entra’s order of members and without alg ⟨keys.members⟩ ⟨keys.no-alg⟩ ⟨keys.several⟩', () => {
    for (const at of [common, alias('organizations'), alias('consumers'), authority]) {
      expect(keysAt(at).length).toBeGreaterThan(1)
      for (const key of keysAt(at)) {
        expect(Object.keys(key)).toEqual('kty use kid x5t n e x5c cloud_instance_name issuer'.split(' '))
        expect(key).toMatchObject({ kty: 'RSA', use: 'sig', e: 'AQAB' })
      }
    }
  })
  it('says nothing of issuers in v1.0, and lists no personal keys there ⟨keys.v1⟩', () => {
    for (const key of keysAt(common, 1))
      expect(Object.keys(key)).toEqual('kty use kid x5t n e x5c'.split(' '))
    const kids = keysAt(common, 1).map(({ kid }) => kid)
    expect(kids.filter((kid) => personalKeys.published.some((key) => key.kid === kid))).toEqual([])
  })
  it('names each key by the SHA-1 of its certificate, which holds the same key ⟨keys.kid⟩ ⟨keys.certificate⟩', () => {
    for (const { kid, x5t, x5c, n, e } of keysAt(common)) {
      expect(x5c).toHaveLength(1)
      const der = Buffer.from((x5c as string[])[0] ?? '', 'base64')
      expect(kid).toMatch(/^[\w-]{27}$/)
      expect(kid).toBe(createHash('sha1').update(der).digest('base64url'))
      expect(x5t).toBe(kid)
      const certificate = new X509Certificate(der)
      expect(certificate.verify(certificate.publicKey)).toBe(true)
      expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048)
      expect(
        createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' })).export({
          format: 'jwk',
        }),
      ).toMatchObject({ n, e })
    }
  })
  const template = `${origin}/{tenantid}/v2.0`
  const personal = `${origin}/${consumersTenant}/v2.0`
  it.each<[string, LiveAuthority, readonly string[]]>([
    ['common', common, [template, personal]],
    ['organizations', alias('organizations'), [template]],
    ['consumers', alias('consumers'), [personal]],
    ['a tenant', authority, [`${origin}/${authority.segment}/v2.0`]],
  ])(
    'at %s says in each key whose tokens it signs ⟨keys.issuer⟩ ⟨keys.issuer-tenant⟩ ⟨keys.personal⟩',
    (_, at, issuers) => expect([...new Set(keysAt(at).map(({ issuer }) => issuer))]).toEqual(issuers),
  )
  it('lists keys of the US Government at common, under the issuer of common ⟨keys.cloud-instance-name⟩', () =>
    expect(
      keysAt(common).filter(({ cloud_instance_name }) => cloud_instance_name === 'microsoftonline.us'),
    ).toEqual(
      cloudKeys['us-government'].published.map(({ kid }) =>
        expect.objectContaining({ kid, issuer: template }),
      ),
    ))
  it('publishes at common whatever a tenant may sign with', () => {
    const kids = keysAt(common).map(({ kid }) => kid)
    for (const set of keySets.slice(0, 1))
      expect(kids).toEqual(expect.arrayContaining([...set.published, ...set.spare].map(({ kid }) => kid)))
  })
  it('gives personal accounts, other clouds and hostile tenants keys of their own', () => {
    const sets = [
      keySetOf(authority.segment, {}),
      keySetOf(authority.segment, { keySet: 1 }),
      keySetOf(consumersTenant, {}),
      ...Object.values(cloudKeys),
    ]
    const kids = sets.flatMap(({ published, spare }) => [...published, ...spare]).map(({ kid }) => kid)
    expect(new Set(kids).size).toBe(kids.length)
  })
  it('shows the key of an application only to those who ask with its id ⟨keys.appid⟩', () => {
    const own = { ...world.application, ownSigningKey: true }
    const asked = keySetDocument(hosts, authority, 2, own)['keys'] as readonly Key[]
    expect(asked).toHaveLength(keysAt(authority).length + 1)
    expect(keySetDocument(hosts, authority, 2, world.application)).toEqual(
      keySetDocument(hosts, authority, 2),
    )
  })
})

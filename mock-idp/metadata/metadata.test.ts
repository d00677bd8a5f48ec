import { createHash, createPublicKey, X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { LiveAuthority } from '../directory/directory.ts'
import { createKeyRing } from '../keys/tenant-keys.ts'
import { makeDirectory } from '../testing/directory.ts'
import { discoveryDocument } from './discovery.ts'
import { keySetDocument } from './key-set.ts'

const origin = 'https://idp.example'
const neighbour = 'https://graph.example'
const hosts = { origin, neighbour }
const common: LiveAuthority = { kind: 'alias', segment: 'common' }

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

describe('metadata document', () => {
  it("has Entra's members in Entra's order, and nothing else", () =>
    expect(Object.keys(discoveryDocument(hosts, common))).toEqual(membersOfEntra))
  it('answers what Entra answers', () =>
    expect(discoveryDocument(hosts, common)).toMatchObject({
      issuer: 'https://idp.example/{tenantid}/v2.0',
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
      response_modes_supported: ['query', 'fragment', 'form_post'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      request_uri_parameter_supported: false,
      http_logout_supported: true,
      frontchannel_logout_supported: true,
      tls_client_certificate_bound_access_tokens: true,
      tenant_region_scope: null,
    }))
  it('carries the application id over to jwks_uri', () =>
    expect(discoveryDocument(hosts, common, 'an id')['jwks_uri']).toBe(
      'https://idp.example/common/discovery/v2.0/keys?appid=an%20id',
    ))
  const { authority } = makeDirectory()
  const alias = (segment: 'common' | 'organizations' | 'consumers'): LiveAuthority => ({
    kind: 'alias',
    segment,
  })
  it.each<[string, LiveAuthority, string, string | null]>([
    ['a tenant', authority, authority.segment, 'EU'],
    ['common', alias('common'), '{tenantid}', null],
    ['organizations', alias('organizations'), '{tenantid}', null],
    ['consumers', alias('consumers'), '9188040d-6c67-4c5b-b112-36a304b66dad', null],
  ])('at %s names its own endpoints and issuer', (_, at, issuerTenant, tenant_region_scope) => {
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
      mtls_endpoint_aliases: { token_endpoint: `${base}/oauth2/v2.0/token` },
      tenant_region_scope,
    })
  })
  it('has the fixed issuer of personal accounts at consumers', () =>
    expect(discoveryDocument(hosts, { kind: 'alias', segment: 'consumers' })['issuer']).toBe(
      'https://idp.example/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0',
    ))
})

describe('key set', () => {
  const keys = keySetDocument(hosts, common)['keys'] as readonly Readonly<Record<string, unknown>>[]
  it('has at least three keys of Entra shape', () => {
    expect(keys.length).toBeGreaterThanOrEqual(3)
    for (const key of keys)
      expect(Object.keys(key)).toEqual(['kty', 'use', 'kid', 'x5t', 'n', 'e', 'x5c', 'issuer'])
  })
  it('names each key by the SHA-1 of its certificate, which holds the same key', () => {
    for (const { kid, x5t, x5c, n, e } of keys) {
      const der = Buffer.from((x5c as string[])[0] ?? '', 'base64')
      expect(kid).toBe(createHash('sha1').update(der).digest('base64url'))
      expect(x5t).toBe(kid)
      const certificate = new X509Certificate(der)
      expect(certificate.verify(certificate.publicKey)).toBe(true)
      expect(
        createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' })).export({
          format: 'jwk',
        }),
      ).toMatchObject({ n, e })
    }
  })
})

describe('key ring', () => {
  it('keeps the old key when it rolls, and withdraws it in an emergency', () => {
    const ring = createKeyRing(0)
    const first = ring.signing
    expect(ring.published).toContain(first)
    ring.roll()
    const second = ring.signing
    expect(ring.published).toEqual(expect.arrayContaining([first, second]))
    ring.roll({ withdraw: true })
    expect(ring.published).toContain(first)
    expect(ring.published).not.toContain(second)
  })
  it('says so when there is no spare key left', () => {
    const ring = createKeyRing(1)
    ring.roll()
    ring.roll()
    expect(() => ring.roll()).toThrow(/rolled its keys 2 times/)
  })
  it('shares nothing between the sets', () =>
    expect(createKeyRing(0).published.filter((kid) => createKeyRing(1).published.includes(kid))).toEqual([]))
})

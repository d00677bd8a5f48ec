import { createHash, createPublicKey, X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { LiveAuthority } from '../directory/directory.ts'
import { registerTenant } from '../directory/tenant.ts'
import { cloudKeys, keySetOf, keySets, personalKeys } from '../keys/key-sets.ts'
import { makeDirectory } from '../testing/directory.ts'
import { discoveryDocument } from './discovery.ts'
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

import { createLocalJWKSet, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { type Changes, makeTokens, neighbour, now, origin } from '../testing/tokens.ts'
import { mintAccessToken, readGraphToken } from './access-token.ts'
import { appOnlyClaims } from './app-only-token.ts'
import { accessTokenLife, appOnlyLife, refreshInOf } from './life.ts'
import type { Resource } from './resource.ts'

const scene = makeTokens()
const { seed, home, application, person, occasion, login, register, member, guest, personal, accessToken } =
  scene
const key = home.keys.signingKey()
const api = register({ requestedAccessTokenVersion: 2, identifierUris: ['api://orders'] })
const old = register({ requestedAccessTokenVersion: null, identifierUris: ['api://old'] })
const of = (target: typeof api, identifier = 'api://orders'): Resource => ({
  kind: 'application',
  application: target,
  identifier,
})
const mint = async (changes: Changes) => {
  const token = await mintAccessToken(occasion, login(changes), { key, life: 3_600 })
  const [header = '', claims = ''] = token.split('.')
  const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString())
  return { token, header: read(header), claims: read(claims) }
}

describe('an access token for an API', () => {
  it('of version 2 has these claims ⟨access-token.v2⟩', () => {
    const told = accessToken({ resource: of(api), granted: ['read', 'write'] })
    expect(Object.keys(told)).toEqual(
      'aud iss iat nbf exp aio azp azpacr name oid preferred_username rh scp sid sub tid uti ver xms_ftd'.split(
        ' ',
      ),
    )
    expect(told).toMatchObject({
      aud: api.clientId,
      iss: `${origin}/${home.id}/v2.0`,
      azp: application.clientId,
      azpacr: '1',
      scp: 'read write',
      oid: person.person.id,
      ver: '2.0',
    })
  })
  it('of version 1 has these, and is for the identifier that was asked for ⟨access-token.v1⟩ ⟨access-token.version⟩', () => {
    const told = accessToken({ resource: of(old, 'api://old'), granted: ['read'], version: 2 })
    expect(Object.keys(told)).toEqual(
      'aud iss iat nbf exp acr aio amr appid appidacr family_name given_name ipaddr name oid rh scp sid sub tid unique_name upn uti ver xms_ftd'.split(
        ' ',
      ),
    )
    expect(told).toMatchObject({
      aud: 'api://old',
      iss: `${neighbour}/${home.id}/`,
      appid: application.clientId,
      appidacr: '1',
      acr: '1',
      upn: 'mia@contoso.example',
      ver: '1.0',
    })
  })
  it('is of the version that the resource chooses, whatever the endpoint ⟨access-token.version⟩', () => {
    expect(accessToken({ resource: of(api), version: 1 })['ver']).toBe('2.0')
    expect(accessToken({ resource: of(register({ requestedAccessTokenVersion: 1 })) })['ver']).toBe('1.0')
  })
  it('says its client ID as audience when the resource asks for that ⟨access-token.use-guid⟩', () => {
    const accessTokenClaims = [{ name: 'aud', additionalProperties: ['use_guid'] }]
    const target = register({ requestedAccessTokenVersion: 1, accessTokenClaims })
    expect(accessToken({ resource: of(target) })['aud']).toBe(target.clientId)
  })
  it.each([
    [0, '0'],
    [1, '1'],
    [2, '2'],
  ] as const)('says how the client proved itself: %s ⟨access-token.credential⟩', (credential, expected) => {
    expect(accessToken({ resource: of(api), credential })['azpacr']).toBe(expected)
    expect(accessToken({ resource: of(old), credential })['appidacr']).toBe(expected)
  })
  it('has the optional claims, groups and roles of the resource, not of the client ⟨access-token.resource-claims⟩', () => {
    const client = register({ optionalClaims: ['ctry'], groupMembershipClaims: 'All' })
    const target = register({
      accessTokenClaims: [
        'email',
        'xms_edov',
        'acct',
        { name: 'idtyp', additionalProperties: ['include_user_token'] },
      ],
      groupMembershipClaims: 'DirectoryRole',
      appRoles: [{ value: 'reader' }],
      assignments: [{ principal: 'mia@contoso.example', roles: ['reader'] }],
    })
    const told = accessToken({ application: client, resource: of(target) })
    expect(told).toMatchObject({
      email: 'mia@contoso.example',
      xms_edov: true,
      acct: 0,
      idtyp: 'user',
      roles: ['reader'],
    })
    expect(told).toHaveProperty('wids')
    expect(told).not.toHaveProperty('ctry')
  })
  it('has idtyp for a person only with include_user_token ⟨access-token.idtyp⟩', () => {
    const target = register({ accessTokenClaims: ['idtyp'] })
    expect(accessToken({ resource: of(target) })).not.toHaveProperty('idtyp')
  })
  it('has no names without the scope profile', () => {
    const told = accessToken({ resource: of(api), scope: 'openid' })
    expect(told).not.toHaveProperty('name')
    expect(told).not.toHaveProperty('preferred_username')
  })
  it('says contexts, capabilities and the provider of a guest', () => {
    const target = register({ accessTokenClaims: ['xms_cc'] })
    const visitor = guest({ userPrincipalName: 'ada@fabrikam.example' })
    expect(
      accessToken({ resource: of(target), person: visitor, acrs: ['c1'], capabilities: ['cp1'] }),
    ).toMatchObject({
      acrs: ['c1'],
      xms_cc: ['cp1'],
      idp: `${neighbour}/${scene.fabrikam.id}/`,
    })
  })
  it('has a subject that is the resource’s own', () => {
    const [here, there] = [accessToken({ resource: of(api) })['sub'], accessToken()['sub']]
    expect(here).not.toBe(there)
    expect(accessToken({ resource: of(api), application: register({}) })['sub']).toBe(here)
  })
  it.each([
    ['v2.0', api, { typ: 'JWT', alg: 'RS256', kid: key.kid }],
    ['v1.0', old, { typ: 'JWT', alg: 'RS256', x5t: key.kid, kid: key.kid }],
  ])('of %s can be verified, with this header ⟨access-token.header⟩', async (_, target, header) => {
    const minted = await mint({ resource: of(target) })
    expect(minted.header).toEqual(header)
    const keys = createLocalJWKSet({ keys: [{ kty: 'RSA', kid: key.kid, n: key.n, e: key.e }] })
    await expect(jwtVerify(minted.token, keys, { currentDate: new Date(now * 1000) })).resolves.toBeDefined()
  })
})

describe('an access token for Graph', () => {
  it('is of version 1, whatever the endpoint, with Graph’s own claims ⟨access-token.graph⟩', () => {
    const told = accessToken({ granted: ['User.Read'] })
    expect(told).toMatchObject({
      aud: '00000003-0000-0000-c000-000000000000',
      scp: 'email openid profile User.Read',
      idtyp: 'user',
      ver: '1.0',
    })
    expect(
      accessToken({ resource: { kind: 'graph', identifier: 'https://graph.microsoft.com' } })['aud'],
    ).toBe('https://graph.microsoft.com')
  })
  it('has a nonce in its header, and nobody but the mock can verify it ⟨access-token.graph-nonce⟩', async () => {
    const { token, header } = await mint({})
    expect(Object.keys(header as object)).toEqual(['typ', 'nonce', 'alg', 'x5t', 'kid'])
    const keys = createLocalJWKSet({ keys: [{ kty: 'RSA', kid: key.kid, n: key.n, e: key.e }] })
    await expect(jwtVerify(token, keys)).rejects.toThrow('signature verification failed')
    expect(readGraphToken(seed, token)).toMatchObject({ oid: person.person.id })
    expect(readGraphToken(seed, `${token.slice(0, -4)}AAAA`)).toBeUndefined()
  })
  it('of a personal account is an encrypted ticket ⟨access-token.personal⟩', async () => {
    const pat = personal({ userPrincipalName: 'pat@live.example' })
    const token = await mintAccessToken(occasion, login({ person: pat }), { key, life: 3_600 })
    expect(token).toMatch(/^EwB4A8l6BAAU[A-Za-z0-9+/]+=*$/)
    expect(token).not.toContain('.')
    expect(readGraphToken(seed, token)).toMatchObject({ oid: pat.person.id, tid: scene.consumers.id })
    expect(readGraphToken(seed, `${token.slice(0, -8)}AAAAAAA=`)).toBeUndefined()
    expect(readGraphToken(seed, 'EwB4A8l6BAAUAA')).toBeUndefined()
  })
})

describe('an access token of an application by itself', () => {
  const grant = { application, tenant: home, resource: of(api), credential: 1 } as const
  const told = (changes: Partial<Parameters<typeof appOnlyClaims>[1]> = {}) =>
    appOnlyClaims(occasion, { ...grant, ...changes }, 3_599)

  // Restated from a token of a live tenant, 2026-08-13.
  it('has the claims of the captured one, and no other ⟨access-token.app-only⟩', () => {
    expect(Object.keys(told()).toSorted()).toEqual([
      'aio',
      'aud',
      'azp',
      'azpacr',
      'exp',
      'iat',
      'iss',
      'nbf',
      'oid',
      'rh',
      'sub',
      'tid',
      'uti',
      'ver',
      'xms_ftd',
    ])
    expect(told()).toMatchObject({
      ver: '2.0',
      iss: `${origin}/${home.id}/v2.0`,
      aud: api.clientId,
      tid: home.id,
      azp: application.clientId,
      azpacr: '1',
    })
    expect(told()['sub']).toBe(told()['oid'])
  })
  it('has application permissions as roles ⟨access-token.app-roles⟩', () => {
    const target = register({
      appRoles: [{ value: 'Orders.Read.All', allowedMemberTypes: ['Application'] }, { value: 'person' }],
      assignments: [{ principal: application.clientId, roles: ['Orders.Read.All', 'person'] }],
    })
    expect(told({ resource: of(target) })['roles']).toEqual(['Orders.Read.All'])
  })
  it('has idtyp when the resource asks for it ⟨access-token.idtyp⟩', () =>
    expect(told({ resource: of(register({ accessTokenClaims: ['idtyp'] })) })['idtyp']).toBe('app'))
  it('of version 1 says appid and idp', () =>
    expect(told({ resource: of(old, 'api://old'), credential: 2 })).toMatchObject({
      aud: 'api://old',
      appid: application.clientId,
      appidacr: '2',
      idp: `${neighbour}/${home.id}/`,
      ver: '1.0',
    }))
})

describe('how long an access token lives', () => {
  const lives = (changes: Changes) =>
    Array.from({ length: 50 }, (_, serial) => accessTokenLife(seed, serial, login(changes)))
  it.each<[string, Changes, number, number]>([
    ['60 to 90 minutes', {}, 3_599, 5_399],
    ['60 to 90 minutes for an API', { resource: of(api), capabilities: ['cp1'] }, 3_599, 5_399],
    ['24 to 28 hours for clients that handle claims challenges', { capabilities: ['cp1'] }, 86_399, 100_799],
    ['as the policy of the resource says', { resource: of(register({ tokenLifetime: '10m' })) }, 600, 600],
  ])('%s ⟨access-token.lifetime⟩ ⟨access-token.cae⟩', (_, changes, least, most) => {
    const all = lives(changes)
    expect(Math.min(...all)).toBeGreaterThanOrEqual(least)
    expect(Math.max(...all)).toBeLessThanOrEqual(most)
    expect(new Set(all).size > 1).toBe(least !== most)
  })
  it('of an application by itself: an hour, for Graph and others of Microsoft’s a day ⟨access-token.app-only-lifetime⟩', () =>
    expect([appOnlyLife(of(api)), appOnlyLife({ kind: 'graph' })]).toEqual([3_599, 86_399]))
  it('long ones may be renewed after half of it ⟨access-token.refresh-in⟩', () =>
    expect([refreshInOf(3_599), refreshInOf(5_399), refreshInOf(86_399)]).toEqual([
      undefined,
      undefined,
      43_199,
    ]))
  it('counts from now, though it is dated back ⟨access-token.times⟩', () =>
    expect(accessToken({ person: member({}) })).toMatchObject({
      iat: now - 300,
      nbf: now - 300,
      exp: now + 3_600,
    }))
})

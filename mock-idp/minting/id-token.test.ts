import { describe, expect, it } from 'vitest'
import type { ApplicationOptions } from '../contract.ts'
import { type Changes, makeTokens, neighbour, now, origin } from '../testing/tokens.ts'
import { jwtHeader } from './id-token.ts'

const { home, fabrikam, consumers, application, person, idToken, register, member, guest, personal } =
  makeTokens()
const asking = (...optionalClaims: NonNullable<ApplicationOptions['optionalClaims']>) => ({
  application: register({ optionalClaims }),
})

const always = ['aud', 'iss', 'iat', 'nbf', 'exp', 'nonce', 'rh', 'sid', 'sub', 'tid', 'uti', 'ver']
const profile = ['name', 'oid', 'preferred_username']
const openid = { scope: 'openid' }

describe('a v2.0 ID token', () => {
  it.each<[string, Changes, readonly string[]]>([
    ['openid alone', openid, always],
    ['profile ⟨id-token.oid⟩ ⟨id-token.name⟩', { scope: 'openid profile' }, [...always, ...profile]],
    ['email ⟨id-token.email⟩', { scope: 'openid email' }, [...always, 'email']],
    [
      'email without a mailbox ⟨id-token.email-absent⟩',
      { scope: 'openid email', person: member({ mail: null }) },
      always,
    ],
    ['no nonce ⟨id-token.nonce⟩', { ...openid, nonce: undefined }, always.filter((name) => name !== 'nonce')],
    ['optional email without its scope', { ...openid, ...asking('email') }, [...always, 'email']],
    [
      'optional names ⟨id-token.optional-names⟩',
      { scope: 'openid profile', ...asking('given_name', 'family_name', 'upn') },
      [...always, ...profile, 'given_name', 'family_name', 'upn'],
    ],
    [
      'optional names without profile ⟨id-token.optional-names⟩',
      { ...openid, ...asking('given_name', 'family_name', 'upn') },
      always,
    ],
    [
      'acct and auth_time ⟨id-token.auth-time⟩',
      { ...openid, ...asking('auth_time', 'acct') },
      [...always, 'auth_time', 'acct'],
    ],
    ['login_hint', { ...openid, ...asking('login_hint') }, [...always, 'login_hint']],
    [
      'things of the tenant ⟨id-token.optional-others⟩',
      { ...openid, ...asking('tenant_ctry', 'tenant_region_scope', 'ipaddr') },
      [...always, 'tenant_ctry', 'tenant_region_scope', 'ipaddr'],
    ],
    ['authentication contexts ⟨id-token.acrs⟩', { ...openid, acrs: ['c1'] }, [...always, 'acrs']],
    ['xms_edov without email ⟨noauth.edov-needs-email⟩', { ...openid, ...asking('xms_edov') }, always],
    [
      'attributes that were not asked for ⟨id-token.optional-others⟩',
      { ...openid, person: member({ attributes: { ctry: 'FR' } }) },
      always,
    ],
    ['something that Entra does not have', { ...openid, ...asking('roles!') }, always],
    ['what is there anyway', { ...openid, ...asking('aud', 'sub', 'sid', 'nonce') }, always],
    [
      'the authentication methods are not told ⟨id-token.amr⟩ ⟨id-token.acr⟩',
      { ...openid, amr: ['pwd', 'mfa'] },
      always,
    ],
  ])('%s: these claims and no other ⟨id-token.claims⟩', (_, changes, expected) =>
    expect(Object.keys(idToken(changes)).toSorted()).toEqual(expected.toSorted()),
  )

  it('says who, for whom and from whom ⟨id-token.aud⟩ ⟨id-token.iss⟩ ⟨id-token.tid⟩ ⟨id-token.sid⟩ ⟨id-token.ver⟩ ⟨id-token.preferred-username⟩', () =>
    expect(idToken()).toMatchObject({
      aud: application.clientId,
      iss: `${origin}/${home.id}/v2.0`,
      tid: home.id,
      oid: person.person.id,
      preferred_username: 'mia@contoso.example',
      email: 'mia@contoso.example',
      name: 'Mia Example',
      nonce: 'n',
      sid: 'the-sid',
      ver: '2.0',
    }))
  it('has its claims in the order of captures: audience, issuer and times, then by name ⟨id-token.order⟩', () =>
    expect(Object.keys(idToken(asking('given_name', 'family_name')))).toEqual(
      'aud iss iat nbf exp email family_name given_name name nonce oid preferred_username rh sid sub tid uti ver'.split(
        ' ',
      ),
    ))
  it('is dated back five minutes and expires in an hour ⟨id-token.times⟩', () => {
    const { iat, nbf, exp } = idToken()
    expect([iat, nbf, exp]).toEqual([now - 300, now - 300, now + 3_600])
  })
  it('lives as a token lifetime policy says ⟨id-token.lifetime-policy⟩', () =>
    expect(idToken({ application: register({ tokenLifetime: '10m' }) })['exp']).toBe(now + 600))
  it('spells an address as the directory does ⟨id-token.email⟩', () =>
    expect(idToken({ person: member({ mail: 'Mia.B@CONTOSO.example' }) })['email']).toBe(
      'Mia.B@CONTOSO.example',
    ))
  it('never says email_verified, asked or not ⟨id-token.no-email-verified⟩', () =>
    expect(idToken(asking('email_verified'))).not.toHaveProperty('email_verified'))
  it('says an attribute of the person as it is when it is asked for ⟨id-token.optional-others⟩ ⟨id-token.extensions⟩', () => {
    const name = `extension_${'ab'.repeat(16)}_team`
    const attributes = { ctry: 'FR', verified_primary_email: ['mia@contoso.example'], [name]: 'blue' }
    const told = idToken({
      ...asking('ctry', 'verified_primary_email', { name, source: 'user' }),
      person: member({ attributes }),
    })
    expect(told).toMatchObject({
      ctry: 'FR',
      verified_primary_email: ['mia@contoso.example'],
      'extn.team': 'blue',
    })
  })
  it('names its key by kid alone ⟨id-token.header⟩', () =>
    expect(Object.entries(jwtHeader(2, 'k'))).toEqual([
      ['typ', 'JWT'],
      ['alg', 'RS256'],
      ['kid', 'k'],
    ]))
})

describe('a v1.0 ID token', () => {
  it('has the claims of v1.0, whatever the scope ⟨id-token.v1⟩ ⟨id-token.amr⟩', () =>
    expect(Object.keys(idToken({ version: 1, scope: 'openid' }))).toEqual(
      'aud iss iat nbf exp aio amr family_name given_name ipaddr name nonce oid rh sub tid unique_name upn uti ver'.split(
        ' ',
      ),
    ))
  it('is from the issuer of v1.0 ⟨id-token.v1⟩', () =>
    expect(idToken({ version: 1 })).toMatchObject({
      iss: `${neighbour}/${home.id}/`,
      ver: '1.0',
      amr: ['pwd'],
      upn: 'mia@contoso.example',
      unique_name: 'mia@contoso.example',
    }))
  it('has an e-mail address and a preferred username only when asked ⟨id-token.v1⟩', () =>
    expect(idToken({ version: 1, ...asking('email', 'preferred_username') })).toMatchObject({
      email: 'mia@contoso.example',
      preferred_username: 'mia@contoso.example',
    }))
  it('names its key by x5t too ⟨id-token.header-v1⟩', () =>
    expect(Object.entries(jwtHeader(1, 'k'))).toEqual([
      ['typ', 'JWT'],
      ['alg', 'RS256'],
      ['x5t', 'k'],
      ['kid', 'k'],
    ]))
})

describe('a guest', () => {
  const ada = guest({ userPrincipalName: 'ada@fabrikam.example' })
  it('is told with the tenant that they visit and the name at home, and without first and last name ⟨id-token.guest⟩', () => {
    const told = idToken({ person: ada, ...asking('upn', 'given_name', 'family_name') })
    expect(told).toMatchObject({
      tid: home.id,
      iss: `${origin}/${home.id}/v2.0`,
      preferred_username: 'ada@fabrikam.example',
    })
    for (const name of ['upn', 'given_name', 'family_name']) expect(told).not.toHaveProperty(name)
  })
  it.each([
    ['another organisation', undefined, `${neighbour}/${fabrikam.id}/`],
    ['a personal account', 'live.com', 'live.com'],
    ['Google', 'google.com', 'google.com'],
    ['a one-time passcode', 'mail', 'mail'],
  ])('of %s has the claim idp ⟨id-token.idp⟩', (_, identityProvider, idp) => {
    const options = { userPrincipalName: 'ada@fabrikam.example' }
    const visitor = guest(identityProvider === undefined ? options : { ...options, identityProvider })
    expect(idToken({ person: visitor })['idp']).toBe(idp)
  })
  it('is in no other way marked: a member has no idp ⟨id-token.idp⟩', () =>
    expect(idToken()).not.toHaveProperty('idp'))
  it('is acct 1, a member 0 ⟨id-token.acct⟩', () => {
    const asked = asking('acct')
    expect(idToken({ person: ada, ...asked })['acct']).toBe(1)
    expect(idToken(asked)['acct']).toBe(0)
  })
  it('has an e-mail address without anybody asking, if the directory has one ⟨id-token.guest-email⟩', () => {
    expect(idToken({ person: ada, scope: 'openid' })['email']).toBe('ada@fabrikam.example')
    const without = guest({ userPrincipalName: 'bo@fabrikam.example', mail: null })
    expect(idToken({ person: without, scope: 'openid' })).not.toHaveProperty('email')
  })
  it.each([
    ['include_externally_authenticated_upn', 'ada_fabrikam.example#EXT#@contoso.example'],
    ['include_externally_authenticated_upn_without_hash', 'ada_fabrikam.example_EXT_@contoso.example'],
  ])('has a upn with %s ⟨id-token.guest-upn⟩', (property, upn) => {
    const asked = asking({ name: 'upn', additionalProperties: [property] })
    expect(idToken({ person: ada, ...asked })['upn']).toBe(upn)
    expect(idToken({ person: ada, version: 1, ...asked })['upn']).toBe(upn)
  })
  it('has a unique_name with the provider in v1.0 tokens', () => {
    const visitor = guest({ userPrincipalName: 'cy@live.example', identityProvider: 'live.com' })
    expect(idToken({ person: visitor, version: 1 })['unique_name']).toBe('live.com#cy@live.example')
    expect(idToken({ person: ada, version: 1 })['unique_name']).toBe('ada@fabrikam.example')
  })
})

describe('a personal account', () => {
  const pat = personal({ userPrincipalName: 'pat@live.example' })
  it('has the fixed tenant, a subject of its own shape and an object ID of zeros ⟨id-token.personal⟩', () => {
    const told = idToken({ person: pat })
    expect(told).toMatchObject({
      tid: consumers.id,
      iss: `${origin}/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0`,
      preferred_username: 'pat@live.example',
      email: 'pat@live.example',
      sub: expect.stringMatching(/^A{21}[\w-]{22}$/),
      oid: expect.stringMatching(/^00000000-0000-0000-[0-9a-f]{4}-[0-9a-f]{12}$/),
    })
    expect(told).not.toHaveProperty('idp')
  })
  it('gets an ID token for a day ⟨id-token.personal-lifetime⟩', () => {
    const { iat, exp } = idToken({ person: pat })
    expect(Number(exp) - Number(iat)).toBe(86_700)
  })
  it('has nothing of an organisation', () => {
    const told = idToken({ person: pat, ...asking('upn', 'acct', 'tenant_ctry', 'tenant_region_scope') })
    for (const name of ['upn', 'acct', 'tenant_ctry', 'tenant_region_scope'])
      expect(told).not.toHaveProperty(name)
  })
})

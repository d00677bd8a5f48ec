import { describe, expect, it } from 'vitest'
import { registerApplication } from '../directory/application.ts'
import { addPerson } from '../directory/person.ts'
import type { ApplicationRecord, PersonRecord } from '../directory/records.ts'
import { makeDirectory } from '../testing/directory.ts'
import { idTokenClaims, idTokenHeader, type Login } from './id-token.ts'
import { makeCode, makeRefreshToken, makeSid, makeUti, pairwiseSubject } from './opaque.ts'
import { grantedScope, readScope } from './scopes.ts'

const origin = 'https://idp.example'
const hosts = { origin, neighbour: 'https://graph.example' }
const now = 1_780_000_000
const { directory, seed, home, application, person } = makeDirectory(now * 1000)

const personWith = (changes: Partial<Parameters<typeof addPerson>[2]>): PersonRecord => ({
  person: addPerson({ directory, seed }, home, { userPrincipalName: 'other@contoso.example', ...changes }),
  home,
  tokensValidFrom: 0,
})
const appWith = (...optionalClaims: readonly string[]): ApplicationRecord => ({
  ...application,
  optionalClaims,
})
const claims = (changes: Partial<Login> & { readonly scopes?: string } = {}) => {
  const { scopes = 'openid profile email', ...rest } = changes
  const login = {
    application,
    person,
    nonce: 'n',
    sid: 'sid',
    authenticatedAt: now - 60,
    version: 2,
    channel: 'back',
    resource: { kind: 'graph' },
    credential: 1,
    amr: ['pwd'],
  } as const
  return idTokenClaims(hosts, seed, 7, { ...login, scope: readScope(scopes), ...rest }, now)
}
const always = ['aud', 'iss', 'iat', 'nbf', 'exp', 'nonce', 'rh', 'sid', 'sub', 'tid', 'uti', 'ver']
const profile = ['name', 'oid', 'preferred_username']
const optional = (...names: readonly string[]) => ({ application: appWith(...names) })
const many = Array.from({ length: 201 }, (_, index) => `group ${index}`)

describe('ID token', () => {
  it.each<[string, Parameters<typeof claims>[0], readonly string[]]>([
    ['openid alone', { scopes: 'openid' }, always],
    ['profile', { scopes: 'openid profile' }, [...always, ...profile]],
    ['email', { scopes: 'openid email' }, [...always, 'email']],
    [
      'email for a person without a mailbox',
      { scopes: 'openid email', person: personWith({ mail: null }) },
      always,
    ],
    [
      'a request without a nonce',
      { scopes: 'openid', nonce: undefined },
      always.filter((n) => n !== 'nonce'),
    ],
    ['optional email without its scope', { scopes: 'openid', ...optional('email') }, [...always, 'email']],
    [
      'optional names',
      optional('given_name', 'family_name'),
      [...always, ...profile, 'email', 'given_name', 'family_name'],
    ],
    ['optional names without profile', { scopes: 'openid', ...optional('given_name') }, always],
    ['optional upn', { scopes: 'openid', ...optional('upn') }, [...always, 'upn']],
    [
      'optional auth_time and acct',
      { scopes: 'openid', ...optional('auth_time', 'acct') },
      [...always, 'auth_time', 'acct'],
    ],
    ['optional login_hint', { scopes: 'openid', ...optional('login_hint') }, [...always, 'login_hint']],
    ['optional xms_edov', { scopes: 'openid', ...optional('xms_edov') }, [...always, 'xms_edov']],
    ['optional groups of nobody', { scopes: 'openid', ...optional('groups') }, always],
    [
      '200 groups',
      { scopes: 'openid', ...optional('groups'), person: personWith({ groups: many.slice(1) }) },
      [...always, 'groups'],
    ],
    [
      '201 groups',
      { scopes: 'openid', ...optional('groups'), person: personWith({ groups: many }) },
      [...always, '_claim_names', '_claim_sources'],
    ],
    ['an optional claim that Entra does not have', { scopes: 'openid', ...optional('roles!') }, always],
  ])('%s: these claims and no other', (_, changes, expected) =>
    expect(Object.keys(claims(changes)).sort()).toEqual([...expected].sort()),
  )
  it('is dated back five minutes and lives 65', () => {
    const { iat, nbf, exp } = claims()
    expect([iat, nbf, Number(exp) - Number(iat)]).toEqual([now - 300, now - 300, 3_900])
  })
  it('says who, for whom and from whom', () =>
    expect(claims()).toMatchObject({
      aud: application.clientId,
      iss: `${origin}/${home.id}/v2.0`,
      tid: home.id,
      oid: person.person.id,
      preferred_username: 'mia@contoso.example',
      email: 'mia@contoso.example',
      name: 'Mia Example',
      nonce: 'n',
      sid: 'sid',
      ver: '2.0',
    }))
  it.each([
    ['mia@contoso.example', true],
    ['Mia@CONTOSO.example', true],
    ['mia@elsewhere.example', false],
    ['mia@notcontoso.example', false],
  ])('xms_edov of %s is %s', (mail, expected) =>
    expect(claims({ ...optional('xms_edov'), person: personWith({ mail }) })['xms_edov']).toBe(expected),
  )
  it('acct is 0 for a member', () => expect(claims(optional('acct'))['acct']).toBe(0))
  it('names its key by kid alone', () =>
    expect(idTokenHeader('k')).toEqual({ typ: 'JWT', alg: 'RS256', kid: 'k' }))
})

describe('pairwise sub', () => {
  const subject = (app: ApplicationRecord, who = person) => pairwiseSubject(seed, app.clientId, who)
  it('has 43 characters of base64url', () => expect(subject(application)).toMatch(/^[\w-]{43}$/))
  it('stays the same', () => expect(subject(application)).toBe(subject(application)))
  it('is another one for another application and another person', () => {
    const other = registerApplication(directory, seed, home, {})
    const all = [subject(application), subject(other), subject(application, personWith({}))]
    expect(new Set(all).size).toBe(3)
  })
})

describe('opaque values', () => {
  it.each([
    ['code', makeCode(seed, 1), /^1\.A[\w-]{42}\.AgABBAIAAAB[\w-]{1108}$/],
    ['refresh token', makeRefreshToken(seed, 1), /^1\.A[\w-]{42}\.AgABAwEAAAB[\w-]{958}$/],
    ['uti', makeUti(seed, 1), /^[\w-]{20}[AQgw]A$/],
    ['sid', makeSid(seed, 'session'), /^00[0-9a-f]{6}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  ])('%s has the shape of one of Entra', (_, value, shape) => expect(value).toMatch(shape))
})

describe('granted scope', () => {
  it.each([
    ['openid', 'openid'],
    ['profile openid email offline_access', 'email openid profile'],
    ['openid User.Read', 'openid https://graph.microsoft.com/User.Read'],
    ['openid https://graph.microsoft.com/User.Read', 'openid https://graph.microsoft.com/User.Read'],
    ['openid api://app/read', 'api://app/read'],
    ['  openid   openid ', 'openid'],
  ])('of "%s" is "%s"', (asked, granted) => expect(grantedScope(readScope(asked))).toBe(granted))
})

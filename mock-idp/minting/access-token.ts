import { timingSafeEqual } from 'node:crypto'
import type { ApplicationRecord } from '../directory/records.ts'
import type { Members } from '../faults/apply.ts'
import type { TestKey } from '../keys/key-sets.ts'
import type { Seed } from '../seed.ts'
import { issuerOf, issuerV1Of } from '../server/urls.ts'
import { type AskedClaims, readAskedClaims } from './asked-claims.ts'
import { type Draft, inOrder } from './claims.ts'
import { emailOf } from './email-claims.ts'
import { jwtHeader, membershipClaims } from './id-token.ts'
import type { Login } from './login.ts'
import { mappedClaims } from './mapped-claims.ts'
import { type Occasion, times } from './occasion.ts'
import { makeAio, makeRh, makeUti, makeXmsFtd, pairwiseSubject } from './opaque.ts'
import { optionalClaims } from './optional-claims.ts'
import { identityProvider, preferredUsername, uniqueName, userPrincipalName } from './person-claims.ts'
import { openTicket, sealTicket } from './personal-ticket.ts'
import { graphResource, type Resource, resourceIdOf } from './resource.ts'
import { directoryRolesOf } from './role-claims.ts'
import { segment, signRs256 } from './sign.ts'
import type { Version } from './version.ts'

/** What an access token is signed with, and how many seconds it lives. */
export interface AccessTerms {
  readonly key: TestKey
  readonly life: number
}

/**
 * An access token of a person. The resource decides its version. For Microsoft Graph it is one that relying
 * parties cannot verify, as in reality: v1.0, with a `nonce` in its header and a signature that only the mock
 * itself can check; for a personal account it is not even a JWT.
 */
export const mintAccessToken = async (
  occasion: Occasion,
  login: Login,
  { key, life }: AccessTerms,
): Promise<string> => {
  const claims = accessTokenClaims(occasion, login, life)
  const sealed = login.resource.kind === 'graph' && login.person.person.kind === 'personal'
  return sealed
    ? sealTicket(occasion.seed, occasion.serial, claims)
    : signAccessToken(occasion, login.resource, claims, key)
}

/** Signs an access token as its resource has them: those for Graph with a `nonce`, and for nobody else to verify. */
export const signAccessToken = async (
  { seed, serial }: Occasion,
  resource: Resource,
  claims: Members,
  key: TestKey,
): Promise<string> => {
  const header = jwtHeader(accessTokenVersion(resource), key.kid)
  if (resource.kind === 'application') {
    const input = `${segment(header)}.${segment(claims)}`
    return `${input}.${await signRs256(input, key.privateKey())}`
  }
  const nonce = seed.text(`graph-nonce:${serial}`, 43)
  const input = `${segment({ typ: 'JWT', nonce, ...header })}.${segment(claims)}`
  return `${input}.${graphSignature(seed, input)}`
}

/** The version of access tokens is the resource's to choose, whatever the endpoint; Graph has stayed with v1.0. */
export const accessTokenVersion = (resource: Resource): Version =>
  resource.kind === 'application' && resource.application.requestedAccessTokenVersion === 2 ? 2 : 1

/** The claims of an access token of a person, in Entra's order. */
export const accessTokenClaims = (occasion: Occasion, login: Login, life: number): Members => {
  const { hosts, seed, serial, now } = occasion
  const { resource, person: record, acrs = [] } = login
  const version = accessTokenVersion(resource)
  const { home } = record
  return inOrder({
    aud: audienceOf(resource),
    iss: version === 1 ? issuerV1Of(hosts, home.id) : issuerOf(hosts, home),
    ...times(now, life),
    acrs: acrs.length === 0 ? undefined : acrs,
    aio: makeAio(seed, serial),
    idp: identityProvider(hosts, record),
    oid: record.person.id,
    rh: makeRh(seed, home.id, resourceIdOf(resource)),
    scp: permissionsOf(login),
    sid: login.sid,
    sub: subjectFor(seed, login),
    tid: home.id,
    uti: makeUti(seed, serial),
    ver: version === 1 ? '1.0' : '2.0',
    xms_ftd: makeXmsFtd(seed, serial),
    ...(version === 1 ? v1Claims(occasion, login) : v2Claims(login)),
    ...(resource.kind === 'graph' ? graphClaims(login) : ownClaims(occasion, login, resource.application)),
  })
}

/** `aud`: in v2.0 tokens the client ID; in v1.0 tokens the resource as the request called it, unless it asked for its client ID always. */
export const audienceOf = (resource: Resource): string => {
  if (resource.kind === 'graph') return resource.identifier ?? graphResource
  const { application, identifier } = resource
  if (accessTokenVersion(resource) === 2) return application.clientId
  const asked = readAskedClaims(application.accessTokenClaims)
  return asked.get('aud')?.includes('use_guid') === true ? application.clientId : identifier
}

/**
 * Pairwise for the resource, which is who reads it. In tokens for Graph it is that of the client, so that
 * UserInfo can say the `sub` of the ID token.
 */
const subjectFor = (seed: Seed, { resource, application, person }: Login): string =>
  pairwiseSubject(
    seed,
    resource.kind === 'graph' ? application.clientId : resource.application.clientId,
    person,
  )

/** `scp`: delegated permissions; OpenID scopes are Graph's. */
const permissionsOf = ({ resource, scope, granted }: Login): string => {
  if (resource.kind === 'application')
    return (granted ?? scope.other.map((name) => name.slice(name.lastIndexOf('/') + 1))).join(' ')
  const short = (['email', 'openid', 'profile'] as const).filter((name) => scope[name])
  return [...short, ...(granted ?? scope.graph)].join(' ')
}

const v2Claims = ({ application, credential, person: record, scope }: Login): Draft => ({
  azp: application.clientId,
  azpacr: String(credential),
  name: scope.profile ? record.person.displayName : undefined,
  preferred_username: scope.profile ? preferredUsername(record) : undefined,
})

const v1Claims = (occasion: Occasion, login: Login): Draft => {
  const { application, credential, person: record, resource } = login
  const asked: AskedClaims =
    resource.kind === 'application' ? readAskedClaims(resource.application.accessTokenClaims) : new Map()
  const always: AskedClaims = new Map(['family_name', 'given_name', 'ipaddr'].map((name) => [name, []]))
  return {
    ...optionalClaims({ occasion, login, asked: always, version: 1 }, undefined),
    acr: '1',
    amr: login.amr,
    appid: application.clientId,
    appidacr: String(credential),
    name: record.person.displayName,
    unique_name: uniqueName(record),
    upn: userPrincipalName(record, asked),
  }
}

/** What Graph has configured for itself. */
const graphClaims = ({ application, person: record, capabilities = [] }: Login): Draft => ({
  acct: record.person.kind === 'guest' ? 1 : 0,
  app_displayname: application.displayName,
  idtyp: 'user',
  tenant_region_scope: record.person.kind === 'personal' ? undefined : record.home.region,
  wids: record.person.kind === 'personal' ? undefined : directoryRolesOf(record),
  xms_cc: capabilities.length === 0 ? undefined : capabilities,
})

/** What the resource's own registration asks for: optional claims, groups, roles, mapped claims. */
const ownClaims = (occasion: Occasion, login: Login, resource: ApplicationRecord): Draft => {
  const { person: record } = login
  const asked = readAskedClaims(resource.accessTokenClaims)
  const email =
    record.person.kind === 'guest' || asked.has('email') ? emailOf(occasion, record, resource) : undefined
  const others = new Map([...asked].filter(([name]) => name !== 'aud' && name !== 'idtyp'))
  return {
    email,
    idtyp: asked.get('idtyp')?.includes('include_user_token') === true ? 'user' : undefined,
    ...optionalClaims({ occasion, login, asked: others, version: accessTokenVersion(login.resource) }, email),
    ...membershipClaims(record, resource, asked, login.channel),
    ...mappedClaims(resource),
  }
}

const graphSignature = (seed: Seed, input: string): string =>
  seed.bytes(`graph:${input}`, 256).toString('base64url')

/** How a token of this kind is signed: those for Microsoft Graph so that only the mock itself can check it. */
export const accessTokenSigner =
  (seed: Seed, token: string, key: TestKey) =>
  async (input: string): Promise<string> =>
    readGraphToken(seed, token) === undefined
      ? signRs256(input, key.privateKey())
      : graphSignature(seed, input)

/** The claims of a Graph token that this mock issued; undefined for anything else. Expiry is the caller's business. */
export const readGraphToken = (seed: Seed, token: string): Readonly<Record<string, unknown>> | undefined => {
  const ticket = openTicket(seed, token)
  if (ticket !== undefined) return ticket
  const [header = '', claims = '', signature = ''] = token.split('.')
  const expected = Buffer.from(graphSignature(seed, `${header}.${claims}`))
  const given = Buffer.from(signature)
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined
  return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as Record<string, unknown>
}

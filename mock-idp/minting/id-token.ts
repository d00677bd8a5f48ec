import type { ApplicationRecord, PersonRecord } from '../directory/records.ts'
import type { Members } from '../faults/apply.ts'
import { issuerOf, issuerV1Of } from '../server/urls.ts'
import { type AskedClaims, readAskedClaims } from './asked-claims.ts'
import { type Draft, inOrder } from './claims.ts'
import { emailOf } from './email-claims.ts'
import { groupClaims } from './group-claims.ts'
import { idTokenLife } from './life.ts'
import type { Login } from './login.ts'
import { mappedClaims } from './mapped-claims.ts'
import { type Occasion, times } from './occasion.ts'
import { makeAio, makeRh, makeUti, pairwiseSubject } from './opaque.ts'
import { optionalClaims } from './optional-claims.ts'
import { identityProvider, preferredUsername, uniqueName, userPrincipalName } from './person-claims.ts'
import { directoryRolesOf, rolesOf } from './role-claims.ts'
import type { Version } from './version.ts'

/** Optional claims of every v1.0 ID token. */
const everyV1Token = ['family_name', 'given_name', 'ipaddr', 'upn']

/**
 * The claims of an ID token in Entra's order. Its version is that of the endpoint. Never `email_verified`
 * (but a mapped one) and never `jti`; `c_hash` and `at_hash` come with the front channel (`hashes.ts`).
 */
export const idTokenClaims = (occasion: Occasion, login: Login): Members => {
  const { hosts, seed, now, serial } = occasion
  const { application, person: record, nonce, version, acrs = [] } = login
  const { home } = record
  const asked = readAskedClaims(application.optionalClaims)
  const email = emailFor(occasion, login, asked)
  return inOrder({
    aud: application.clientId,
    iss: version === 1 ? issuerV1Of(hosts, home.id) : issuerOf(hosts, home),
    ...times(now, idTokenLife(application, record)),
    acrs: acrs.length === 0 ? undefined : acrs,
    email,
    idp: identityProvider(hosts, record),
    nonce,
    rh: makeRh(seed, home.id, application.clientId),
    sub: pairwiseSubject(seed, application.clientId, record),
    tid: home.id,
    uti: makeUti(seed, serial),
    ver: version === 1 ? '1.0' : '2.0',
    ...(version === 1 ? v1Claims(occasion, login, asked) : v2Claims(login)),
    ...optionalClaims({ occasion, login, asked, version }, email),
    ...membershipClaims(record, application, asked, login.channel),
    ...mappedClaims(application),
  })
}

const v2Claims = ({ person: record, scope, sid }: Login): Draft => ({
  ...(scope.profile
    ? {
        name: record.person.displayName,
        oid: record.person.id,
        preferred_username: preferredUsername(record),
      }
    : {}),
  sid,
})

/** v1.0 tokens say much that v2.0 tokens say only when asked, and need no scope for it. */
const v1Claims = (occasion: Occasion, login: Login, asked: AskedClaims): Draft => {
  const { person: record } = login
  const all = new Map(everyV1Token.map((name) => [name, [] as readonly string[]]))
  return {
    ...optionalClaims({ occasion, login, asked: all, version: 1 }, undefined),
    aio: makeAio(occasion.seed, occasion.serial),
    amr: login.amr,
    name: record.person.displayName,
    oid: record.person.id,
    unique_name: uniqueName(record),
    upn: userPrincipalName(record, asked),
  }
}

/** `email`: for guests always, for others if the application asked for it, or (v2.0) the request did. */
const emailFor = (occasion: Occasion, { application, person, scope, version }: Login, asked: AskedClaims) =>
  person.person.kind === 'guest' || asked.has('email') || (version === 2 && scope.email)
    ? emailOf(occasion, person, application)
    : undefined

/**
 * Groups, app roles and directory roles of a person, as an application gets them: the client in ID tokens,
 * the resource in access tokens.
 */
export const membershipClaims = (
  record: PersonRecord,
  application: ApplicationRecord,
  asked: AskedClaims,
  channel: 'front' | 'back',
): Draft => {
  if (record.person.kind === 'personal') return {}
  const { groupMembershipClaims } = application
  const wantsWids = groupMembershipClaims === 'All' || groupMembershipClaims === 'DirectoryRole'
  const asRoles = asked.get('groups')?.includes('emit_as_roles') === true && groupMembershipClaims !== 'None'
  return {
    roles: asRoles ? undefined : rolesOf(record, application),
    ...groupClaims(record, application, asked, channel),
    wids: wantsWids ? directoryRolesOf(record) : undefined,
  }
}

/** Tokens name their key by `kid`; those of v1.0 also by `x5t`, with the same value. */
export const jwtHeader = (version: Version, kid: string): Members =>
  version === 1 ? { typ: 'JWT', alg: 'RS256', x5t: kid, kid } : { typ: 'JWT', alg: 'RS256', kid }

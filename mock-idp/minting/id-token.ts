import type { ApplicationRecord, PersonRecord } from '../directory/records.ts'
import type { Members } from '../faults/apply.ts'
import type { Json } from '../faults/fault.ts'
import type { Seed } from '../seed.ts'
import { type Hosts, issuerOf } from '../server/urls.ts'
import { makeLoginHint, makeRh, makeUti, pairwiseSubject } from './opaque.ts'
import type { Resource, ScopeRequest } from './scopes.ts'

/** Version of an endpoint, and of the tokens that it issues. */
export type Version = 1 | 2

/** What a login was about, as far as the ID token tells. */
export interface Login {
  readonly application: ApplicationRecord
  readonly person: PersonRecord
  readonly scope: ScopeRequest
  readonly nonce: string | undefined
  readonly sid: string
  /** Seconds since the epoch, by the tenant's clock. */
  readonly authenticatedAt: number
  /** Of the endpoint at which it happened; it decides the version of the ID token. */
  readonly version: Version
  /** `front`: the token travels through the browser, from the authorization endpoint. */
  readonly channel: 'front' | 'back'
  /** What the access token is for (`resolveResource`). */
  readonly resource: Resource
  /** Delegated permissions of the resource, without prefix. Default: those that `scope` names. */
  readonly granted?: readonly string[] | undefined
  /** Client capabilities that the parameter `claims` declared: `cp1` can handle claims challenges. */
  readonly capabilities?: readonly string[] | undefined
  /** Authentication contexts that the sign-in satisfied, such as `c1`. */
  readonly acrs?: readonly string[] | undefined
  /** How the application proved itself, as `azpacr` says it: 0 not at all, 1 by a secret, 2 by a certificate. */
  readonly credential: 0 | 1 | 2
  /** How the person proved themselves, for example `pwd`, `mfa`. */
  readonly amr: readonly string[]
}

/** Seconds by which Entra dates its tokens back. */
const backdated = 300
const lifetime = 3_600
/** Beyond this, a JWT points to Graph instead of listing the groups. */
const mostGroups = 200

/**
 * The claims of a v2.0 ID token in Entra's order: never `email_verified`, `c_hash`, `at_hash` or `jti`;
 * `email` only for people with a mailbox.
 * @param now seconds since the epoch, by the tenant's clock
 */
export const idTokenClaims = (
  hosts: Hosts,
  seed: Seed,
  serial: number,
  login: Login,
  now: number,
): Members => {
  const { application, person: record, scope, nonce, sid } = login
  const { person, home } = record
  const optional = new Set(
    application.optionalClaims.map((claim) => (typeof claim === 'string' ? claim : claim.name)),
  )
  const names = scope.profile ? optional : new Set<string>()
  return compact({
    aud: application.clientId,
    iss: issuerOf(hosts, home),
    iat: now - backdated,
    nbf: now - backdated,
    exp: now + lifetime,
    acct: optional.has('acct') ? 0 : undefined,
    auth_time: optional.has('auth_time') ? login.authenticatedAt : undefined,
    email: (scope.email || optional.has('email')) && person.mail !== null ? person.mail : undefined,
    family_name: names.has('family_name') ? (person.familyName ?? undefined) : undefined,
    given_name: names.has('given_name') ? (person.givenName ?? undefined) : undefined,
    ...(optional.has('groups') ? groupClaims(record) : {}),
    login_hint: optional.has('login_hint') ? makeLoginHint(seed, record) : undefined,
    name: scope.profile ? person.displayName : undefined,
    nonce,
    oid: scope.profile ? person.id : undefined,
    preferred_username: scope.profile ? person.userPrincipalName : undefined,
    rh: makeRh(seed, home.id, application.clientId),
    sid,
    sub: pairwiseSubject(seed, application.clientId, record),
    tid: home.id,
    upn: optional.has('upn') ? person.userPrincipalName : undefined,
    uti: makeUti(seed, serial),
    ver: '2.0',
    xms_edov:
      optional.has('xms_edov') && person.mail !== null
        ? person.mail.toLowerCase().endsWith(`@${home.domain}`)
        : undefined,
  })
}

const groupClaims = ({ person, home }: PersonRecord): Members => {
  if (person.groups.length === 0) return {}
  if (person.groups.length <= mostGroups) return { groups: person.groups }
  // Entra still points at the retired Azure AD Graph here.
  const endpoint = `https://graph.windows.net/${home.id}/users/${person.id}/getMemberObjects`
  return { _claim_names: { groups: 'src1' }, _claim_sources: { src1: { endpoint } } }
}

const compact = (claims: { readonly [claim: string]: Json | undefined }): Members =>
  Object.fromEntries(Object.entries(claims).filter((pair): pair is [string, Json] => pair[1] !== undefined))

/** v2.0 tokens name the key by `kid` alone; `x5t` is for v1.0. */
export const idTokenHeader = (kid: string): Members => ({ typ: 'JWT', alg: 'RS256', kid })

import type { ApplicationRecord, PersonRecord } from '../directory/records.ts'
import type { Resource } from './resource.ts'
import type { ScopeRequest } from './scopes.ts'
import type { Version } from './version.ts'

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

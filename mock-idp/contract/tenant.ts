/** Tenants: what can be said about one when it is made, and what can be done with one. */
import type { Fault } from '../faults/fault.ts'
import type { Application, ApplicationOptions } from './application.ts'
import type { Duration } from './duration.ts'
import type { TenantJournal } from './journal.ts'
import type { Person, PersonOptions } from './person.ts'

/**
 * Which cloud a tenant lives in. It decides the shape of the issuer and the cloud's names in the metadata:
 * `external-id` (CIAM) has an issuer on another host than the authority.
 */
export const clouds = ['global', 'us-government', 'china', 'external-id'] as const
export type Cloud = (typeof clouds)[number]

/** `blocked`: unused for long (AADSTS5000225). `deprovisioned`: being taken away (AADSTS5000224). */
export const tenantStates = ['active', 'blocked', 'deprovisioned'] as const
export type TenantState = (typeof tenantStates)[number]

/** What a Conditional Access policy demands before it lets somebody through, or why it lets nobody through. */
export const accessGrants = [
  'block',
  'mfa',
  'compliant-device',
  'joined-device',
  'approved-app',
  'password-change',
] as const
export type AccessGrant = (typeof accessGrants)[number]

export interface ConditionalAccessPolicy {
  readonly displayName?: string
  /** Client IDs that it holds for. Default: all. */
  readonly applications?: readonly string[]
  /** User principal names or object IDs that it holds for. Default: everybody. */
  readonly people?: readonly string[]
  readonly grant?: AccessGrant
  /** How long a sign-in lasts; a refresh token older than that is refused (AADSTS70043). */
  readonly signInFrequency?: Duration
}

export interface GroupOptions {
  readonly displayName: string
  /** Object ID, a GUID. Default: derived from the seed. */
  readonly id?: string
  /** Display names or object IDs of groups that this one is a member of (nested groups). */
  readonly memberOf?: readonly string[]
}

export interface Group {
  readonly id: string
  readonly displayName: string
  readonly memberOf: readonly string[]
}

export interface TenantOptions {
  /** GUID. Default: derived from the seed and the number of tenants so far. */
  readonly id?: string
  /** Verified domain; lower case. Default `contoso.example` or one derived from the id. */
  readonly domain?: string
  /** Further verified domains. */
  readonly otherDomains?: readonly string[]
  readonly displayName?: string
  /**
   * Which of the fixed key sets it signs with. Tenants share set 0, as real tenants share Entra's keys;
   * give a hostile identity provider another one. Default: the keys of its cloud.
   */
  readonly keySet?: 0 | 1
  readonly cloud?: Cloud
  /** `tenant_region_scope` of the metadata document. Default `EU`. */
  readonly region?: string
  /** `tenant_region_sub_scope`, which only some tenants have, for example `GCC`. */
  readonly regionSubScope?: string
  readonly state?: TenantState
  readonly conditionalAccess?: readonly ConditionalAccessPolicy[]
  /** Whether people may consent for themselves. With `blocked` they see "Need admin approval" (AADSTS90094). */
  readonly userConsent?: 'allowed' | 'blocked'
  /** With it, people can ask for an administrator's consent (AADSTS90095). */
  readonly adminConsentWorkflow?: boolean
  /** Whether people of other tenants may come in as guests, and own people go out (AADSTS500213, 500212). */
  readonly crossTenantAccess?: {
    readonly inbound?: 'allowed' | 'blocked'
    readonly outbound?: 'allowed' | 'blocked'
  }
  /** Domains of the only tenants that people may sign in to from this network (AADSTS500021). */
  readonly tenantRestrictions?: readonly string[]
  /** How long a new client secret is unknown to some servers (AADSTS7000215). Default `0s`. */
  readonly secretPropagation?: Duration
  /**
   * How long a key signs, by the tenant's clock, for example `42d`: then the next one takes over, which was
   * published a period ahead, and the old one stays for a period. Periods are counted from 1970, so the same time
   * means the same keys. Default: keys change by hand only.
   */
  readonly keyRollover?: Duration
}

/** Whose sessions a logout token ends: everybody's of a person, or one session. */
export interface LogoutTokenOptions {
  /** Client ID of the application that it is for. */
  readonly application: string
  /** Object ID. */
  readonly person?: string
  /** `sid` of the ID token, and `session_state` of the authorization response. */
  readonly sid?: string
}

export interface Tenant {
  /** Lower-case GUID. */
  readonly id: string
  readonly domain: string
  readonly displayName: string
  readonly cloud: Cloud
  /** `{origin}/{id}/v2.0`, without a trailing slash; of `external-id` on another host. */
  readonly issuer: string
  /** Issuer of v1.0 tokens: on another host, and with a trailing slash. */
  readonly issuerV1: string
  /** What the portal calls the OpenID Connect metadata document. */
  readonly metadataUrl: string
  /** Changes what can be said about a tenant; `id`, `domain`, `cloud` and `keySet` stay. */
  update(options: TenantOptions): void
  application(options?: ApplicationOptions): Application
  applications(): readonly Application[]
  /** Takes an application away, as if it had been deleted in the portal. */
  removeApplication(clientId: string): void
  /** Adds a person; the same user principal name again changes that person and keeps the object ID. */
  person(options: PersonOptions): Person
  people(): readonly Person[]
  /** Takes a person away. */
  removePerson(id: string): void
  /** Ends what a person was granted: refresh tokens from before are refused (AADSTS50173), sessions end. */
  revokeSessions(id: string): void
  group(options: GroupOptions): Group
  groups(): readonly Group[]
  /** Takes a group away; nobody is in it any more. */
  removeGroup(id: string): void
  /**
   * Mints a logout token (OpenID Connect Back-Channel Logout), with the lies that are set. Entra sends none, nor
   * does the mock: it is for those who test a relying party that also takes them from other providers.
   */
  logoutToken(options: LogoutTokenOptions): Promise<string>
  readonly clock: TenantClock
  readonly keys: TenantKeys
  /** Adds faults to those already set. Throws `MockEntraError` when one is malformed. */
  fault(...faults: readonly Fault[]): void
  readonly faults: readonly Fault[]
  /** Takes all faults away. */
  honest(): void
  /** Lets every sign-in in this tenant happen without the page, as this person; null brings the page back. */
  signInAs(person: Person | null): void
  /** Who is signed in without the page; null when everybody is asked. */
  readonly signedInAs: Person | null
  readonly journal: TenantJournal
}

/** The one clock that every expiry of a tenant obeys: codes, tokens, secrets, sessions, certificates. */
export interface TenantClock {
  now(): Date
  /** Moves the clock by a duration, for example `181d`. */
  advance(by: Duration): void
  /** Stops the clock, at the given time or where it stands. */
  freeze(at?: Date): void
  /** Back to the machine's time. */
  reset(): void
}

export interface TenantKeys {
  /** `kid`s in the key set now. */
  readonly published: readonly string[]
  /** `kid` that signs now. */
  readonly signing: string
  /** Publishes another key ahead of its use, as before every planned rollover. Returns its `kid`. */
  publish(): string
  /** Signs with this published key from now on. */
  signWith(kid: string): void
  /** Takes a key out of the key set; the one that signs cannot go. */
  retire(kid: string): void
  /**
   * Publishes another key and signs with it. The old key stays published unless `withdraw` is set (an
   * emergency rollover).
   */
  roll(options?: { readonly withdraw?: boolean }): void
}

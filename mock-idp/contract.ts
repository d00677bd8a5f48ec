/**
 * The public face of the mock Entra in TypeScript. The control API over HTTP has the same words and the
 * same shapes (see control/).
 */
import type { Fault, FaultPoint, Json } from './faults/fault.ts'

/** A length of time: `90s`, `10m`, `1h`, `181d`, with a sign where it may go back. */
export type Duration = string

export interface MockEntraOptions {
  /** 0 (the default) takes a free port. */
  readonly port?: number
  /** Port of the control API and portal; 0 (the default) takes a free port. */
  readonly controlPort?: number
  /** Loopback address to listen on. Default 127.0.0.1. */
  readonly host?: string
  /** Plain http instead of https with the local CA. */
  readonly http?: boolean
  /** Folder of the local CA and its leaf. Default `~/.greencheck`. */
  readonly caDirectory?: string
  /** Fixes tenants, people, ids, secrets, keys and trace ids. */
  readonly seed?: string
  /** Bearer token of the control API. Default: derived at random. */
  readonly controlToken?: string
  /** How many tenants' engines may live at once; the least recently used is dropped. Default 500. */
  readonly maxEngines?: number
}

export interface MockEntra {
  /** Scheme, host and port of the protocol endpoints, without a trailing slash. */
  readonly origin: string
  /** PEM file of the local CA; undefined under plain http. */
  readonly caFile: string | undefined
  /** PEM text of the local CA; undefined under plain http. */
  readonly ca: string | undefined
  readonly control: { readonly url: string; readonly token: string }
  readonly journal: Journal
  /** Makes a tenant, or returns the one that has this id or domain already. */
  tenant(options?: TenantOptions): Tenant
  tenants(): readonly Tenant[]
  /** Closes listeners and connections. Idempotent. */
  close(): Promise<void>
}

export interface TenantOptions {
  /** GUID. Default: derived from the seed and the number of tenants so far. */
  readonly id?: string
  /** Verified domain; lower case. Default `contoso.example` or one derived from the id. */
  readonly domain?: string
  readonly displayName?: string
  /**
   * Which of the fixed key sets it signs with. Tenants share set 0, as real tenants share Entra's keys;
   * give a hostile identity provider another one.
   */
  readonly keySet?: 0 | 1
}

export interface Tenant {
  /** Lower-case GUID. */
  readonly id: string
  readonly domain: string
  readonly displayName: string
  /** `{origin}/{id}/v2.0`, without a trailing slash. */
  readonly issuer: string
  /** What the portal calls the OpenID Connect metadata document. */
  readonly metadataUrl: string
  application(options?: ApplicationOptions): Application
  applications(): readonly Application[]
  person(options: PersonOptions): Person
  people(): readonly Person[]
  readonly clock: TenantClock
  readonly keys: TenantKeys
  /** Adds faults to those already set. Throws `MockEntraError` when one is malformed. */
  fault(...faults: readonly Fault[]): void
  readonly faults: readonly Fault[]
  /** Takes all faults away. */
  honest(): void
  /** Lets every sign-in in this tenant happen without the page, as this person; null brings the page back. */
  signInAs(person: Person | null): void
  readonly journal: TenantJournal
}

export interface ApplicationOptions {
  /** Client ID. Default: derived from the seed. */
  readonly clientId?: string
  readonly displayName?: string
  /** Redirect URIs of the platform "Web". */
  readonly redirectUris?: readonly string[]
  /**
   * Redirect URIs of the platform "Single-page application". Their codes can only be redeemed by a browser,
   * with PKCE: a server that uses one gets AADSTS9002327.
   */
  readonly spaRedirectUris?: readonly string[]
  /** Front-channel logout URL: called with `sid` alone when the person signs out at Entra. */
  readonly logoutUrl?: string
  /**
   * Its tokens are signed with a key of its own, as when SAML or claims mapping is set up on the same
   * application: the key is in the key set only under `?appid={client ID}`.
   */
  readonly ownSigningKey?: boolean
  readonly signInAudience?: 'AzureADMyOrg' | 'AzureADMultipleOrgs'
  /** Optional claims in ID tokens, beyond those that Entra sends by default: `email`, `upn`, `given_name`, `family_name` … */
  readonly optionalClaims?: readonly string[]
}

export interface Application {
  readonly clientId: string
  readonly displayName: string
  readonly redirectUris: readonly string[]
  readonly signInAudience: 'AzureADMyOrg' | 'AzureADMultipleOrgs'
  addRedirectUri(uri: string): void
  /** Makes a client secret; several are valid side by side. Default life: 180 days; at most 730. */
  secret(options?: { readonly expiresIn?: Duration; readonly displayName?: string }): ClientSecret
  secrets(): readonly ClientSecret[]
  removeSecret(keyId: string): void
  /** Lets a secret reach its end now, by the tenant's clock, so that the next use of it is AADSTS7000222. */
  expireSecret(keyId: string): void
}

export interface ClientSecret {
  /** The "Secret ID" of the portal, a GUID that people paste by mistake. */
  readonly keyId: string
  /** The 40 characters that authenticate. */
  readonly value: string
  /** First three characters of the value, as the portal shows them. */
  readonly hint: string
  readonly displayName: string
  /** By the tenant's clock. */
  readonly expires: Date
}

export interface PersonOptions {
  readonly userPrincipalName: string
  /** The directory's `mail`; null is a person without a mailbox. Default: the user principal name. */
  readonly mail?: string | null
  readonly displayName?: string
  readonly givenName?: string
  readonly familyName?: string
  /** Object ID, a GUID. Default: derived from the seed. */
  readonly id?: string
  readonly groups?: readonly string[]
}

export interface Person {
  readonly id: string
  readonly userPrincipalName: string
  readonly mail: string | null
  readonly displayName: string
  readonly givenName: string
  readonly familyName: string
  readonly groups: readonly string[]
}

/** The one clock that every expiry of a tenant obeys: codes, tokens, secrets, sessions. */
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
  /**
   * Publishes another key and signs with it. The old key stays published unless `withdraw` is set (an
   * emergency rollover).
   */
  roll(options?: { readonly withdraw?: boolean }): void
}

/** A message that reached the mock. */
export type JournalMessage = FaultPoint | 'authorize' | 'sign-in' | 'token' | 'logout' | 'other'

/** A lie that was told, beside what would have been the truth. */
export interface DeliveredFault {
  readonly says: string
  readonly at: FaultPoint
  /** Path of the member, for example `aud`; undefined when the whole answer was replaced. */
  readonly member?: string
  readonly sent: Json | undefined
  readonly honest: Json | undefined
}

/**
 * One request, what was decided and why. `parameters` are as received: the journal of a mock holds
 * secrets, and whoever stores it elsewhere redacts it.
 */
export interface JournalEntry {
  readonly seq: number
  /** ISO 8601, by the machine's clock. */
  readonly at: string
  /** Tenant GUID, or `common`, `organizations`, `consumers`; null when the tenant is unknown. */
  readonly tenant: string | null
  /**
   * What kind of request: `discovery`, `jwks`, `authorize` (a request to sign in), `sign-in` (what the
   * person did on the page), `authorization-response` (what was sent to the redirect URI), `token`,
   * `userinfo`, `logout`. The lies told in a token or an ID token are on the `token` entry.
   */
  readonly message: JournalMessage
  readonly method: string
  /** Path and query, without the origin. */
  readonly path: string
  /** Query or form parameters of the request; for `authorization-response` those of the answer. */
  readonly parameters: Readonly<Record<string, string>>
  readonly status: number
  readonly outcome: 'answered' | 'refused' | 'asked'
  /** For a refusal, for example `AADSTS7000222`; or `cancelled`. */
  readonly code?: string
  /** One plain sentence: why it was answered so. */
  readonly reason: string
  readonly client?: string
  /** Object ID of the person concerned. */
  readonly person?: string
  /** Secret ID of the secret that authenticated the client. */
  readonly secret?: string
  readonly delivered: readonly DeliveredFault[]
  /** Milliseconds from request to answer. */
  readonly tookMs: number
  /** Secrets that the answer carried (code, tokens), so that whoever stores evidence can redact them by value. */
  readonly minted: Readonly<Record<string, string>>
}

export interface Journal {
  /** Entries after `since` (a `seq`), oldest first; of one tenant if given. The oldest are dropped beyond 20,000. */
  entries(filter?: {
    readonly since?: number
    readonly tenant?: string
    readonly message?: JournalMessage
  }): readonly JournalEntry[]
  /** `seq` of the newest entry; 0 when there is none. */
  readonly last: number
  /** Waits until there is an entry after `since`, or the time is over. */
  wait(since: number, milliseconds: number): Promise<readonly JournalEntry[]>
  clear(): void
}

export interface TenantJournal {
  entries(message?: JournalMessage): readonly JournalEntry[]
  last(message: JournalMessage): JournalEntry | undefined
}

import type { Person } from '../contract.ts'
import type { ActiveFault } from '../faults/select.ts'
import type { KeyRing } from '../keys/tenant-keys.ts'
import type { Clock } from './clock.ts'

export interface SecretRecord {
  readonly keyId: string
  readonly value: string
  readonly displayName: string
  /** Milliseconds since the epoch, by the tenant's clock. */
  readonly expires: number
}

export interface ApplicationRecord {
  readonly clientId: string
  readonly displayName: string
  readonly signInAudience: 'AzureADMyOrg' | 'AzureADMultipleOrgs'
  readonly optionalClaims: readonly string[]
  readonly home: TenantRecord
  readonly spaRedirectUris: readonly string[]
  readonly logoutUrl: string | undefined
  readonly ownSigningKey: boolean
  redirectUris: readonly string[]
  secrets: readonly SecretRecord[]
}

export interface PersonRecord {
  readonly person: Person
  readonly home: TenantRecord
}

/** Everything that a tenant knows. Records change in place; what is derived from them is computed anew. */
export interface TenantRecord {
  readonly id: string
  readonly domain: string
  readonly displayName: string
  readonly applications: Map<string, ApplicationRecord>
  readonly people: Map<string, PersonRecord>
  readonly clock: Clock
  readonly keys: KeyRing
  faults: readonly ActiveFault[]
  /** Object ID of the person who is signed in without the page. */
  signInAs: string | null
  /** Newest ID token per person and application, for replays. */
  readonly lastIdTokens: Map<string, string>
}

import type {
  ApplicationSettings,
  Cloud,
  ConditionalAccessPolicy,
  FederatedCredential,
  Group,
  Person,
  TenantState,
} from '../contract.ts'
import type { ActiveFault } from '../faults/select.ts'
import type { KeyRing } from '../keys/tenant-keys.ts'
import type { Clock } from './clock.ts'

export interface SecretRecord {
  readonly keyId: string
  readonly value: string
  readonly displayName: string
  /** Milliseconds since the epoch, by the tenant's clock. */
  readonly made: number
  /** Milliseconds since the epoch, by the tenant's clock. */
  readonly expires: number
}

export interface CertificateRecord {
  readonly thumbprint: string
  readonly x5t: string
  readonly x5tS256: string
  /** PEM of the public key. */
  readonly publicKey: string
  /** Milliseconds since the epoch. */
  readonly notBefore: number
  /** Milliseconds since the epoch. */
  readonly expires: number
}

type Mutable<Shape> = { -readonly [Name in keyof Shape]: Shape[Name] }

export interface ApplicationRecord extends Mutable<ApplicationSettings> {
  readonly clientId: string
  readonly home: TenantRecord
  secrets: readonly SecretRecord[]
  certificates: readonly CertificateRecord[]
  federatedCredentials: readonly FederatedCredential[]
  /** Who consented, by the scope that they consented to: object IDs, or `*@{tenant}` for everybody of a tenant (see consent.ts). */
  readonly consents: Map<string, ReadonlySet<string>>
}

export interface PersonRecord {
  readonly person: Person
  readonly home: TenantRecord
  /** Milliseconds since the epoch, by the tenant's clock: what was granted before is not valid any more. */
  tokensValidFrom: number
}

/** What can be said about a tenant and changed later. */
export interface TenantSettings {
  displayName: string
  otherDomains: readonly string[]
  region: string
  regionSubScope: string | undefined
  state: TenantState
  conditionalAccess: readonly ConditionalAccessPolicy[]
  userConsent: 'allowed' | 'blocked'
  adminConsentWorkflow: boolean
  crossTenantAccess: { readonly inbound?: 'allowed' | 'blocked'; readonly outbound?: 'allowed' | 'blocked' }
  tenantRestrictions: readonly string[] | undefined
  /** Milliseconds. */
  secretPropagation: number
}

/** Everything that a tenant knows. Records change in place; what is derived from them is computed anew. */
export interface TenantRecord extends TenantSettings {
  readonly id: string
  readonly domain: string
  readonly cloud: Cloud
  readonly applications: Map<string, ApplicationRecord>
  readonly people: Map<string, PersonRecord>
  readonly groups: Map<string, Group>
  readonly clock: Clock
  readonly keys: KeyRing
  faults: readonly ActiveFault[]
  /** Object ID of the person who is signed in without the page. */
  signInAs: string | null
  /** Newest ID token per person and application, for replays. */
  readonly lastIdTokens: Map<string, string>
}

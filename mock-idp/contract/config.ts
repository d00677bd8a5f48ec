/**
 * A whole directory as one record: what a seed file holds, what `GET` and `PUT /config` of the control API
 * carry, and what `startMockEntra({ config })` takes.
 */
import type { Fault } from '../faults/fault.ts'
import type { ApplicationOptions, Consent, FederatedCredential, SecretOptions } from './application.ts'
import type { Duration } from './duration.ts'
import type { PersonOptions } from './person.ts'
import type { GroupOptions, TenantOptions } from './tenant.ts'

/** PEM text, or in a seed file the name of a PEM file, from the folder of the seed file on. */
export type CertificateConfig = string | { readonly file: string }

export interface SecretConfig extends SecretOptions {
  /** Tells the secrets of one application apart. Default: empty. */
  readonly displayName?: string
  /** Life from when the secret is first made; `-1d` is one that expired yesterday. Default `180d`. */
  readonly expiresIn?: Duration
}

/** An application is recognised by its client ID, or without one by its display name. */
export interface ApplicationConfig extends ApplicationOptions {
  readonly secrets?: readonly SecretConfig[]
  readonly certificates?: readonly CertificateConfig[]
  readonly federatedCredentials?: readonly FederatedCredential[]
  /** Consents that were given already, where `consent` is not `granted`. */
  readonly consents?: readonly Consent[]
}

/** Where the clock of a tenant stands. */
export interface ClockConfig {
  /** `true` stops it where it stands; an ISO 8601 time stops it there. */
  readonly freeze?: true | string
  /** How far it is from the machine's time, or from where it was stopped. */
  readonly advance?: Duration
}

/** What can be said about the tenant of personal accounts. */
export interface ConsumersConfig {
  readonly people?: readonly PersonOptions[]
  /** Lies to tell. The scope may name a person by user principal name and an application by display name. */
  readonly faults?: readonly Fault[]
  readonly clock?: ClockConfig
  /** User principal name of the person who is signed in without the page. */
  readonly signInAs?: string
}

/** A tenant is recognised by its domain. */
export interface TenantConfig extends TenantOptions, ConsumersConfig {
  readonly domain: string
  readonly groups?: readonly GroupOptions[]
  readonly applications?: readonly ApplicationConfig[]
}

export interface EntraConfig {
  /** Fixes ids, secrets and keys. Read at the start only. */
  readonly seed?: string
  readonly tenants?: readonly TenantConfig[]
  /** The tenant of personal Microsoft accounts, which serves `/consumers`. */
  readonly consumers?: ConsumersConfig
}

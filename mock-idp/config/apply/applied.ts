/** What the last configuration made, so that the next one knows what to change, to keep and to take away. */
import { isDeepStrictEqual } from 'node:util'
import type { ClockConfig, Consent, FederatedCredential, SecretConfig } from '../../contract.ts'
import type { Fault } from '../../faults/fault.ts'
import type { ActiveFault } from '../../faults/select.ts'

export interface AppliedApplication {
  /** Secret IDs and what was asked for, by display name. */
  readonly secrets: ReadonlyMap<string, { readonly keyId: string; readonly asked: SecretConfig }>
  readonly thumbprints: readonly string[]
  readonly federatedCredentials: readonly FederatedCredential[]
  readonly consents: readonly Consent[]
}

export interface AppliedPeople {
  /** Object IDs. */
  readonly people: readonly string[]
  readonly asked: readonly Fault[]
  readonly faults: readonly ActiveFault[]
  readonly clock: ClockConfig | undefined
  readonly signInAs: string | undefined
}

export interface AppliedTenant extends AppliedPeople {
  readonly keySet: 0 | 1 | undefined
  /** Object IDs. */
  readonly groups: readonly string[]
  /** By client ID. */
  readonly applications: ReadonlyMap<string, AppliedApplication>
}

export interface Applied {
  /** By tenant id. */
  readonly tenants: ReadonlyMap<string, AppliedTenant>
  readonly consumers: AppliedPeople
}

const nobody: AppliedPeople = { people: [], asked: [], faults: [], clock: undefined, signInAs: undefined }
export const nothingInTenant: AppliedTenant = {
  ...nobody,
  keySet: undefined,
  groups: [],
  applications: new Map(),
}
export const nothingInApplication: AppliedApplication = {
  secrets: new Map(),
  thumbprints: [],
  federatedCredentials: [],
  consents: [],
}
export const nothingApplied: Applied = { tenants: new Map(), consumers: nobody }

export const same = (one: unknown, other: unknown): boolean => isDeepStrictEqual(one, other)

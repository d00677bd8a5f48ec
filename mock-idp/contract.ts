/**
 * The public face of the mock Entra in TypeScript. The control API over HTTP and the seed file have the same
 * words and the same shapes (see control/ and config/).
 */
import type { EntraConfig } from './contract/config.ts'
import type { Journal } from './contract/journal.ts'
import type { Tenant, TenantOptions } from './contract/tenant.ts'

export * from './contract/application.ts'
export type * from './contract/config.ts'
export type * from './contract/duration.ts'
export type * from './contract/journal.ts'
export * from './contract/person.ts'
export * from './contract/tenant.ts'

export interface MockEntraOptions {
  /** 0 (the default) takes a free port. */
  readonly port?: number
  /** Port of the control API and portal; 0 (the default) takes a free port. */
  readonly controlPort?: number
  /** Port of the neighbour (see `MockEntra.neighbour`); 0 (the default) takes a free port. */
  readonly neighbourPort?: number
  /**
   * Address to listen on, the control API too. Default 127.0.0.1: this machine alone. Everybody knows the
   * signing keys of the mock, so say 0.0.0.0 only where nobody trusts it but tests, as in a container.
   */
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
  /** The directory to start with. Its `seed` counts where the option `seed` is not given. */
  readonly config?: EntraConfig
  /**
   * Scheme, host and port under which clients reach the mock, where they differ from those that it listens
   * on, as behind the port mapping of a container. Without a trailing slash.
   */
  readonly publicOrigin?: string
  /** The same for the neighbour. Default: the host of `publicOrigin` with the neighbour's own port. */
  readonly publicNeighbour?: string
}

export interface MockEntra {
  /** Scheme, host and port of the protocol endpoints, without a trailing slash. */
  readonly origin: string
  /**
   * The neighbour: another port, that stands for Entra's other hosts (Microsoft Graph with UserInfo, the
   * issuer host of v1.0 and of External ID). Without a trailing slash.
   */
  readonly neighbour: string
  /** PEM file of the local CA; undefined under plain http. */
  readonly caFile: string | undefined
  /**
   * How many TLS connections ended before anything was asked: what somebody does who does not trust the
   * certificate. Some also connect in advance, so it is a hint and no proof.
   */
  readonly hangUps: number
  /** PEM text of the local CA; undefined under plain http. */
  readonly ca: string | undefined
  /**
   * PEM texts of a certificate for localhost and 127.0.0.1 that the local CA signed, and of its key: for
   * servers beside the mock, such as the product that is tested. Undefined under plain http.
   */
  readonly certificate: { readonly cert: string; readonly key: string } | undefined
  readonly control: { readonly url: string; readonly token: string }
  readonly journal: Journal
  /** Makes a tenant, or returns the one that has this id or domain already. */
  tenant(options?: TenantOptions): Tenant
  tenants(): readonly Tenant[]
  /** Takes a tenant away, with all that it holds. */
  removeTenant(id: string): void
  /**
   * Makes the directory as this says, all of it or nothing. What an earlier configuration made and this one
   * does not name goes away; what was made otherwise stays, and so do sessions, the journal and secrets about
   * which nothing changed. The same configuration again changes nothing. Throws `MockEntraError` that lists
   * everything wrong, with paths such as `tenants.0.people.1.mfa`.
   */
  apply(config: EntraConfig): Promise<void>
  /** What was applied last. */
  readonly configuration: EntraConfig
  /** The tenant of personal Microsoft accounts, which serves `/consumers`. */
  readonly consumers: Tenant
  /** Closes listeners and connections. Idempotent. */
  close(): Promise<void>
}

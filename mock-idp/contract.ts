/**
 * The public face of the mock Entra in TypeScript. The control API over HTTP and the seed file have the same
 * words and the same shapes (see control/ and config/).
 */
import type { Journal } from './contract/journal.ts'
import type { Tenant, TenantOptions } from './contract/tenant.ts'

export * from './contract/application.ts'
export type * from './contract/config.ts'
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
  /**
   * The neighbour: another port, that stands for Entra's other hosts (Microsoft Graph with UserInfo, the
   * issuer host of v1.0 and of External ID). Without a trailing slash.
   */
  readonly neighbour: string
  /** PEM file of the local CA; undefined under plain http. */
  readonly caFile: string | undefined
  /** PEM text of the local CA; undefined under plain http. */
  readonly ca: string | undefined
  readonly control: { readonly url: string; readonly token: string }
  readonly journal: Journal
  /** Makes a tenant, or returns the one that has this id or domain already. */
  tenant(options?: TenantOptions): Tenant
  tenants(): readonly Tenant[]
  /** The tenant of personal Microsoft accounts, which serves `/consumers`. */
  readonly consumers: Tenant
  /** Closes listeners and connections. Idempotent. */
  close(): Promise<void>
}

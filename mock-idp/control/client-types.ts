/** What the control API answers, as programs that run beside the mock read it. */
import type {
  ApplicationSettings,
  ClientCertificate,
  ClientSecret,
  Cloud,
  Duration,
  JournalMessage,
} from '../contract.ts'

export interface TenantInfo {
  readonly id: string
  readonly domain: string
  readonly displayName: string
  readonly cloud: Cloud
  readonly issuer: string
  readonly issuerV1: string
  readonly metadataUrl: string
}

export interface ApplicationInfo extends ApplicationSettings {
  readonly clientId: string
}

/** Times in JSON: ISO 8601, by the clock of the tenant. */
type Written<Shape> = { readonly [Name in keyof Shape]: Shape[Name] extends Date ? string : Shape[Name] }
export type SecretInfo = Written<ClientSecret>
export type CertificateInfo = Written<ClientCertificate>

export interface KeysInfo {
  readonly published: readonly string[]
  readonly signing: string
}

export interface ClockChange {
  readonly advance?: Duration
  /** `true` stops it where it stands; an ISO 8601 time stops it there. */
  readonly freeze?: true | string
  readonly reset?: true
}

export interface JournalQuery {
  readonly since?: number
  readonly tenant?: string
  readonly message?: JournalMessage
  /** Milliseconds to wait for an entry; at most 60,000. */
  readonly wait?: number
}

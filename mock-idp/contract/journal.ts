/** The journal of the mock: what it received, decided and answered. */
import type { FaultPoint, Json } from '../faults/fault.ts'

/** A message that reached the mock. */
export type JournalMessage =
  | FaultPoint
  | 'authorize'
  | 'sign-in'
  | 'device-code'
  | 'token'
  | 'logout'
  | 'other'

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
   * person did on the page), `device-code` (a device asked for codes, or a code was entered), `authorization-response` (what was sent to the redirect URI), `token`,
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

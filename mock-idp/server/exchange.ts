import type { IncomingHttpHeaders } from 'node:http'
import type { DeliveredFault, JournalEntry } from '../contract.ts'
import type { TransportFault } from '../faults/fault.ts'

export type Parameters = Readonly<Record<string, string>>

/** A request, read completely. */
export interface Incoming {
  readonly method: string
  /** Path and query, as received. */
  readonly path: string
  /** First segment of the path. */
  readonly segment: string
  readonly query: Parameters
  /** Fields of a form body; empty for anything else. */
  readonly form: Parameters
  readonly headers: IncomingHttpHeaders
  readonly secure: boolean
  /** Names of parameters that came more than once in the query or in the form. */
  readonly repeated?: readonly string[]
  /** The body was longer than anybody reads. */
  readonly tooLarge?: boolean
}

/** What a handler notes for the journal; the rim adds the rest. */
export interface Note {
  readonly message: JournalEntry['message']
  readonly tenant: string | null
  readonly outcome: JournalEntry['outcome']
  readonly reason: string
  readonly code?: string | undefined
  readonly client?: string | undefined
  readonly person?: string | undefined
  readonly secret?: string | undefined
  readonly delivered?: readonly DeliveredFault[]
  readonly minted?: Parameters
  /** Default: those of the request. */
  readonly parameters?: Parameters
}

/** An answer, not yet sent. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: string
  /** How the body's text is written as bytes. Default utf-8. */
  readonly encoding?: 'utf-8' | 'utf-16le' | 'latin1'
  readonly notes: readonly Note[]
  readonly transport?: readonly TransportFault[]
}

/** The caller's own id for the exchange, from its header or parameter. */
export const clientRequestId = ({ headers, query, form }: Incoming): string | undefined => {
  const id = headers['client-request-id'] ?? form['client-request-id'] ?? query['client-request-id']
  return typeof id === 'string' && /^[0-9a-f-]{36}$/i.test(id) ? id : undefined
}

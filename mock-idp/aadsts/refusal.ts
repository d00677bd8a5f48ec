import type { Json } from '../faults/fault.ts'
import type { Seed } from '../seed.ts'
import { errorUriOf } from '../server/urls.ts'
import { type CatalogueEntry, catalogue } from './catalogue.ts'

/** A refusal as the rules decide it: a number, and the words for its placeholders. */
export interface Refusal {
  readonly code: number
  readonly values?: Readonly<Record<string, string>>
  /** One plain sentence for the journal. */
  readonly reason: string
}

/** What Entra stamps on every refusal. */
export interface Stamp {
  readonly traceId: string
  readonly correlationId: string
  readonly at: Date
}

/**
 * Trace ids end in `00` or `01`, as those of Entra do. The correlation id is the caller's own
 * `client-request-id` when it sent one.
 */
export const makeStamp = (
  seed: Seed,
  serial: number,
  at: Date,
  clientRequestId: string | undefined,
): Stamp => ({
  traceId: `${seed.guid(`trace:${serial}`).slice(0, -2)}0${serial % 2}`,
  correlationId: clientRequestId ?? seed.guid(`correlation:${serial}`),
  at,
})

/** Words for placeholders that a refusal on demand leaves open. */
const stopgaps: Readonly<Record<string, string>> = {
  user: '{EmailHidden}',
  idp: 'https://sts.windows.net/00000000-0000-0000-0000-000000000000/',
  resource: '00000003-0000-0000-c000-000000000000',
  deviceState: 'compliant',
  parameter: 'scope',
}

export const entryOf = (code: number): CatalogueEntry => {
  const entry = catalogue.get(code)
  if (entry === undefined) throw new TypeError(`AADSTS${code} is not in the catalogue (mock-idp/aadsts)`)
  return entry
}

/** `AADSTSnnnn: text`, without the ids. */
export const messageOf = ({ code, values = {} }: Refusal): string =>
  `AADSTS${code}: ${entryOf(code).text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? stopgaps[name] ?? '')}`

/** `2026-08-13 21:24:29Z`, as JSON and redirects have it. */
export const timestampOf = (at: Date): string => `${at.toISOString().slice(0, 19).replace('T', ' ')}Z`

/** The text with the ids. Its parts are separated by single spaces, as since late 2023. */
export const descriptionOf = (refusal: Refusal, { traceId, correlationId, at }: Stamp): string =>
  `${messageOf(refusal)} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestampOf(at)}`

/** The JSON body of a refusal, in Entra's order of members. */
export const refusalBody = (
  refusal: Refusal,
  stamp: Stamp,
  origin: string,
  error = entryOf(refusal.code).error,
): { readonly [member: string]: Json } => {
  const { known, suberror } = entryOf(refusal.code)
  return {
    error,
    error_description: descriptionOf(refusal, stamp),
    error_codes: [refusal.code],
    timestamp: timestampOf(stamp.at),
    trace_id: stamp.traceId,
    correlation_id: stamp.correlationId,
    ...(known ? { error_uri: errorUriOf(origin, refusal.code) } : {}),
    ...(suberror === undefined ? {} : { suberror }),
  }
}

/** The parameters of a refusal that is redirected. There are fewer than in JSON. */
export const refusalParameters = (refusal: Refusal, stamp: Stamp, origin: string): Record<string, string> => {
  const { error, known } = entryOf(refusal.code)
  return {
    error: redirectError[refusal.code] ?? error,
    error_description: descriptionOf(refusal, stamp),
    ...(known ? { error_uri: errorUriOf(origin, refusal.code) } : {}),
  }
}

/** OAuth errors that are others at the redirect than in token JSON. */
const redirectError: Readonly<Record<number, string>> = {
  50074: 'interaction_required',
  50076: 'interaction_required',
  50079: 'interaction_required',
  50020: 'interaction_required',
  53000: 'interaction_required',
  53003: 'access_denied',
  65001: 'consent_required',
}

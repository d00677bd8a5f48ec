import type { Json } from '../faults/fault.ts'
import { errorUriOf } from '../server/urls.ts'
import { type CatalogueEntry, catalogue } from './catalogue.ts'
import type { Stamp } from './stamp.ts'

/** What Entra writes in the place of a person's name where a product, or its log, can read it. */
export const emailHidden = '{EmailHidden}'

/**
 * A refusal as the rules decide it: a number, and the words for its placeholders. `user` is a person's name and is
 * shown on pages only; `policy` is the GUID of the Conditional Access policy that `claims` names.
 */
export interface Refusal {
  readonly code: number
  readonly values?: Readonly<Record<string, string>>
  /** In the place of the catalogue's text, where the service of personal accounts has one of its own. */
  readonly text?: string
  /** One plain sentence for the journal. */
  readonly reason: string
}

/** Words for placeholders that a refusal on demand leaves open. */
const stopgaps: Readonly<Record<string, string>> = {
  user: emailHidden,
  idp: 'https://sts.windows.net/00000000-0000-0000-0000-000000000000/',
  resource: '00000003-0000-0000-c000-000000000000',
  resourceName: 'Microsoft Graph',
  resourceAppId: '00000003-0000-0000-c000-000000000000',
  deviceState: 'unregistered',
  parameter: 'scope',
  scope: 'unknown',
  grantType: 'unknown',
  accepted: 'POST',
  method: 'GET',
  mode: 'query',
  reason: 'The key was not found.',
  verdict: "supported for the following reason: response type 'token' is not enabled for the application",
  purpose: ' when requesting a token',
  detail: 'Provided grant is invalid or malformed.',
  lifetime: '90.00:00:00',
  issueDate: '2026-01-01T00:00:00.0000000Z',
  validFromDate: '2026-01-02T00:00:00.0000000Z',
  validResources: '00000003-0000-0000-c000-000000000000',
  cloud: 'microsoftonline.us',
  currentCloud: 'microsoftonline.com',
}

export const entryOf = (code: number): CatalogueEntry => {
  const entry = catalogue.get(code)
  if (entry === undefined) throw new TypeError(`AADSTS${code} is not in the catalogue (mock-idp/aadsts)`)
  return entry
}

/** The text with its words in place. */
export const textOf = ({ code, values = {}, text = entryOf(code).text }: Refusal): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? stopgaps[name] ?? '')

/** `AADSTSnnnn: text`, without the ids, as a page shows it to the person concerned. */
export const messageOf = (refusal: Refusal): string => `AADSTS${refusal.code}: ${textOf(refusal)}`

/** The same refusal without the name of the person, as it leaves for the product. */
const withoutName = (refusal: Refusal): Refusal =>
  refusal.values?.['user'] === undefined
    ? refusal
    : { ...refusal, values: { ...refusal.values, user: emailHidden } }

/** The OAuth error of a number, which depends on where it is met. */
export const errorOf = (code: number, at: 'json' | 'redirect' | 'metadata'): string => {
  const { error, errors } = entryOf(code)
  return (at === 'json' ? undefined : errors?.[at]) ?? error
}

/** `2026-08-13 21:24:29Z`, as JSON and redirects have it. */
export const timestampOf = (at: Date): string => `${at.toISOString().slice(0, 19).replace('T', ' ')}Z`

/**
 * The text with the ids, as products get it: names are hidden. Its parts are separated by single spaces, as since
 * late 2023.
 */
export const descriptionOf = (refusal: Refusal, { traceId, correlationId, at }: Stamp): string =>
  `${messageOf(withoutName(refusal))} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestampOf(at)}`

/** Stands for the Conditional Access policy where a refusal names none. */
const somePolicy = '5eedca50-0000-4000-8000-000000000000'

/** What an interactive request has to repeat in its parameter `claims` to get past the policy. JSON in a text. */
const challengeOf = ({ values = {} }: Refusal): string =>
  JSON.stringify({
    access_token: { capolids: { essential: true, values: [values['policy'] ?? somePolicy] } },
  })

/** The JSON body of a refusal, in Entra's order of members. `error` is in the place of the catalogue's OAuth error. */
export const refusalBody = (
  refusal: Refusal,
  stamp: Stamp,
  origin: string,
  error = errorOf(refusal.code, 'json'),
): { readonly [member: string]: Json } => {
  const { known, suberror, claims } = entryOf(refusal.code)
  return {
    error,
    error_description: descriptionOf(refusal, stamp),
    error_codes: [refusal.code],
    timestamp: timestampOf(stamp.at),
    trace_id: stamp.traceId,
    correlation_id: stamp.correlationId,
    ...(known ? { error_uri: errorUriOf(origin, refusal.code) } : {}),
    // It explains the catalogue's own error; with another one it would be out of place.
    ...(suberror === undefined || error !== errorOf(refusal.code, 'json') ? {} : { suberror }),
    ...(claims ? { claims: challengeOf(refusal) } : {}),
  }
}

/** The parameters of a refusal that is redirected, in Entra's order; `state` follows them. There are fewer than in JSON. */
export const refusalParameters = (
  refusal: Refusal,
  stamp: Stamp,
  origin: string,
): Record<string, string> => ({
  error: errorOf(refusal.code, 'redirect'),
  error_description: descriptionOf(refusal, stamp),
  ...(entryOf(refusal.code).known ? { error_uri: errorUriOf(origin, refusal.code) } : {}),
})

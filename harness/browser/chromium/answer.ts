/** From what Chromium says about a request and its answer to the words of the trace. Pure. */
import { policyOf } from '../answer-policy.ts'
import type { Navigation, Visit } from '../browser.ts'
import type { Slowed } from '../slow-down.ts'

/** A request that Chromium keeps until it is told to go on: before it leaves, and again when it is answered. */
export interface Paused {
  readonly requestId: string
  /** The same for every request of a chain of redirects. */
  readonly networkId?: string
  readonly request: {
    readonly url: string
    readonly urlFragment?: string
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
    readonly postDataEntries?: readonly { readonly bytes?: string }[]
  }
  readonly frameId: string
  readonly resourceType: string
  /** Of the request that was redirected to this one. */
  readonly redirectedRequestId?: string
  readonly responseStatusCode?: number
  readonly responseErrorReason?: string
  readonly responseHeaders?: readonly { readonly name: string; readonly value: string }[]
}

/** Whether the answer is there, or at least the reason why there is none. */
export const isAnswered = ({ responseStatusCode, responseErrorReason }: Paused): boolean =>
  responseStatusCode !== undefined || responseErrorReason !== undefined

const headersOf = ({ responseHeaders = [] }: Paused): Readonly<Record<string, string[]>> => {
  const headers: Record<string, string[]> = {}
  for (const { name, value } of responseHeaders) {
    const key = name.toLowerCase()
    headers[key] = [...(headers[key] ?? []), ...value.split('\n')]
  }
  return headers
}

export const headerOf = (paused: Paused, name: string): string | undefined =>
  headersOf(paused)[name]?.join(', ')

/** Where the answer redirects to. */
export const redirectOf = (paused: Paused): string | undefined => {
  const { responseStatusCode: status = 0 } = paused
  return status >= 300 && status < 400 ? headerOf(paused, 'location') : undefined
}

/** The body of a form that is on its way. */
const bodyOf = ({ request }: Paused): URLSearchParams | undefined =>
  request.method !== 'POST'
    ? undefined
    : new URLSearchParams(
        (request.postDataEntries ?? [])
          .map(({ bytes = '' }) => Buffer.from(bytes, 'base64').toString('utf8'))
          .join(''),
      )

/** The request as the rest of the harness knows it. */
export const navigationOf = (paused: Paused, initiator: URL | null): Navigation => {
  const { method, url, urlFragment = '' } = paused.request
  return {
    method: method === 'POST' || method === 'HEAD' ? method : 'GET',
    url: new URL(`${url}${urlFragment}`),
    body: bodyOf(paused),
    initiator,
  }
}

/** What is known of a request beside what Chromium says when it keeps it. */
export interface Written {
  readonly startedAt: number
  readonly body?: string
  readonly setCookies?: readonly string[]
  readonly resource?: string
  readonly slowed?: Slowed | undefined
}

/** What is written down of a request and its answer. */
export const visitOf = (
  paused: Paused,
  { startedAt, body = '', setCookies = [], resource, slowed }: Written,
): Visit => {
  const { request, responseStatusCode: status, responseErrorReason: reason } = paused
  const headers = headersOf(paused)
  const location = redirectOf(paused)
  return {
    method: request.method,
    url: `${request.url}${request.urlFragment ?? ''}`,
    startedAt,
    tookMs: Date.now() - startedAt,
    ...(status === undefined ? {} : { status, policy: policyOf(headers) }),
    ...(location === undefined ? {} : { location }),
    ...(headers['date'] === undefined ? {} : { date: headers['date'].join(', ') }),
    setCookies,
    body,
    ...(reason === undefined ? {} : { trouble: troubleOf(paused) }),
    ...(slowed === undefined ? {} : { slowed: { times: slowed.times, waitedMs: slowed.waitedMs } }),
    ...(resource === undefined ? {} : { resource }),
  }
}

/** Why there is no answer, in words. */
export const troubleOf = ({ request: { method, url }, responseErrorReason: reason }: Paused): string => {
  const { origin, pathname } = new URL(url)
  return reason === 'ConnectionRefused'
    ? `nothing listens at ${origin}`
    : `${method} ${origin}${pathname} broke off (${reason})`
}

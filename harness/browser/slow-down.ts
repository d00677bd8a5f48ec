/**
 * A product that answers 429 has shown nothing yet: it wants to be asked later. It is waited for, and asked
 * again. One that goes on so is neither refused nor failed: that nothing was shown is said, with the cure.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { HarnessError } from '../errors.ts'

export const tooManyRequests = 429

/** How long one request is waited for in all, unless the config says otherwise (`patience`). */
export const defaultPatienceMs = 20_000

/** Without a word of the product when to come back: longer each time. */
const firstWaitMs = 250
const longestWaitMs = 4000
/** Somebody who says "now" still gets a moment. */
const shortestWaitMs = 50
/** However short the waits are. */
const mostTries = 100

/** What a product said beside the status. */
export interface Limit {
  /** Seconds, or a date. */
  readonly retryAfter?: string | undefined
  /** Its own clock, by which it means the date. */
  readonly date?: string | undefined
}

/** How often, and how long, a request was waited for. */
export interface Slowed {
  readonly times: number
  readonly waitedMs: number
}

/** What `Retry-After` asks for; undefined when it is not there or makes no sense (RFC 9110, 10.2.3). Pure. */
export const retryAfterMs = ({ retryAfter, date }: Limit, now: number): number | undefined => {
  const text = retryAfter?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000
  const at = /^[A-Z]/i.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) return undefined
  const its = Date.parse(date ?? '')
  return Math.max(0, at - (Number.isNaN(its) ? now : its))
}

/** How long to wait before the next try; undefined when patience would be over before. Pure. */
export const nextWait = (
  limit: Limit,
  { times, waitedMs }: Slowed,
  patienceMs: number,
  now: number,
): number | undefined => {
  const wanted = retryAfterMs(limit, now) ?? Math.min(longestWaitMs, firstWaitMs * 2 ** times)
  const wait = Math.max(shortestWaitMs, wanted)
  return waitedMs + wait > patienceMs || times >= mostTries ? undefined : wait
}

const seconds = (ms: number): string => `${Number((ms / 1000).toFixed(1))} s`

/** What is said when patience is over. Pure. */
export const stillLimited = (
  where: string,
  limit: Limit,
  { waitedMs }: Slowed,
  now: number,
): HarnessError => {
  const asked = retryAfterMs(limit, now)
  const wants = asked === undefined ? '' : `, and wants to be asked again in ${seconds(asked)}`
  const after = waitedMs === 0 ? '' : ` after ${seconds(waitedMs)} of waiting`
  return new HarnessError(
    'product',
    `your product answered ${where} with status 429 (too many requests)${after}${wants}, which shows nothing about single sign-on: lower --concurrency, raise its limit for the test, or raise "patience" in greencheck.yaml`,
  )
}

/** What the trace says about a request that was waited for. Pure. */
export const slowedWords = ({ times, waitedMs }: Slowed): string =>
  `Answered 429 ${times === 1 ? 'once' : `${times} times`} before, and was waited for ${seconds(waitedMs)}.`

export interface Patience {
  readonly patienceMs: number
  /** `GET https://…`, for the error. */
  readonly where: string
  readonly signal?: AbortSignal | undefined
}

/**
 * Sends a request until it is not answered by 429 any more. Throws a `product` error when patience is over.
 * @param limitOf what a 429 said; undefined for every other answer
 */
export const patiently = async <Answer>(
  { patienceMs, where, signal }: Patience,
  send: () => Promise<Answer>,
  limitOf: (answer: Answer) => Limit | undefined,
): Promise<{ readonly answer: Answer; readonly slowed: Slowed | undefined }> => {
  let slowed: Slowed = { times: 0, waitedMs: 0 }
  while (true) {
    const answer = await send()
    const limit = patienceMs <= 0 ? undefined : limitOf(answer)
    if (limit === undefined) return { answer, slowed: slowed.times === 0 ? undefined : slowed }
    const wait = nextWait(limit, slowed, patienceMs, Date.now())
    if (wait === undefined) throw stillLimited(where, limit, slowed, Date.now())
    await waitFor(wait, signal)
    slowed = { times: slowed.times + 1, waitedMs: slowed.waitedMs + wait }
  }
}

/** Waits, and throws when the run is interrupted meanwhile. */
export const waitFor = async (ms: number, signal: AbortSignal | undefined): Promise<void> => {
  try {
    await pause(ms, undefined, signal === undefined ? {} : { signal })
  } catch {
    throw new HarnessError(
      'product',
      'the run was interrupted while a product that answers 429 was waited for',
    )
  }
}

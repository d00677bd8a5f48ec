/** The requests of a page, each before it leaves and before its answer is read. */
import type { CDPSession } from 'playwright-core'
import { type Arrival, landing } from '../browser.ts'
import { nextWait, stillLimited, tooManyRequests, waitFor } from '../slow-down.ts'
import { headerOf, isAnswered, navigationOf, type Paused, redirectOf, troubleOf, visitOf } from './answer.ts'
import type { ChromiumOptions } from './chromium.ts'
import type { Journey, Opened } from './journey.ts'
import { steppingStone } from './stepping-stone.ts'

const bodyLimit = 1_000_000

const bodyText = async (cdp: CDPSession, requestId: string): Promise<string> => {
  try {
    const { body, base64Encoded } = await cdp.send('Fetch.getResponseBody', { requestId })
    return (base64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body).slice(0, bodyLimit)
  } catch {
    return ''
  }
}

const stop = async (
  { cdp }: Opened,
  { requestId }: Paused,
  one: Journey,
  arrival: Arrival,
): Promise<void> => {
  await cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
  one.finish(arrival)
}

/** The page, or a redirect on the way to it, is asked for. */
export const leaving = async (
  options: ChromiumOptions,
  at: Opened,
  paused: Paused,
  one: Journey,
): Promise<void> => {
  const { page, cdp } = at
  const { requestId, request } = paused
  one.pending = false
  if (one.stone !== undefined && request.url === one.stone.url) {
    if (one.stone.rests === true)
      one.answer = { url: new URL(request.url), status: 200, body: '', type: 'text/html' }
    await cdp.send('Fetch.fulfillRequest', { requestId, ...one.stone.answer })
    return
  }
  if (paused.redirectedRequestId === undefined && one.answer !== undefined) one.initiator = one.answer.url
  const navigation = navigationOf(paused, one.initiator)
  const { origin, pathname } = navigation.url
  one.hops += 1
  if (!options.origins().has(origin)) {
    const known = [...options.origins()].join(', ')
    const trouble = `sent to ${origin}, which is none of the declared hosts (${known})`
    return stop(at, paused, one, { kind: 'trouble', trouble })
  }
  if (one.stopBefore(navigation)) return stop(at, paused, one, { kind: 'held', navigation })
  if (options.refusesCookies === true) await page.context().clearCookies()
  one.waiting = `${request.method} ${origin}${pathname}`
  one.lastAt = `${origin}${pathname}`
  one.networkId = paused.networkId
  one.startedAt = Date.now()
  const forged = Object.entries(one.headers ?? {})
  one.sentHeaders = one.headers
  one.headers = undefined
  await cdp.send('Fetch.continueRequest', {
    requestId,
    ...(forged.length === 0
      ? {}
      : {
          headers: Object.entries({ ...request.headers, ...Object.fromEntries(forged) }).map(
            ([name, value]) => ({ name, value }),
          ),
        }),
  })
}

/** A product that answers 429 is waited for, and asked again from the page, or for want of one from the site, that led there. */
const askAgain = async (
  { patienceMs, signal }: ChromiumOptions,
  { cdp, nextSetCookies }: Opened,
  paused: Paused,
  one: Journey,
): Promise<boolean> => {
  const { requestId, request } = paused
  const navigation = navigationOf(paused, one.initiator)
  const { origin, pathname } = navigation.url
  const patience = patienceMs?.(origin) ?? 0
  if (patience <= 0) return false
  const limit = { retryAfter: headerOf(paused, 'retry-after'), date: headerOf(paused, 'date') }
  const before = one.limited?.at === request.url ? one.limited : { times: 0, waitedMs: 0 }
  const wait = nextWait(limit, before, patience, Date.now())
  await nextSetCookies(paused.networkId)
  // Neither is the wait a hang, nor what is given up a failure.
  clearTimeout(one.timer)
  one.networkId = undefined
  await cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
  if (wait === undefined) {
    one.fail(stillLimited(`${request.method} ${origin}${pathname}`, limit, before, Date.now()))
    return true
  }
  await waitFor(wait, signal)
  one.limited = { at: request.url, times: before.times + 1, waitedMs: before.waitedMs + wait }
  one.headers = one.sentHeaders
  one.stone = one.initiator === null && request.method === 'GET' ? undefined : steppingStone(navigation)
  // It ends when the answer is there, which comes by here again.
  cdp.send('Page.navigate', { url: one.stone?.url ?? navigation.url.href }).catch(one.fail)
  return true
}

/** The page, or a redirect on the way to it, is there. */
export const arriving = async (
  options: ChromiumOptions,
  at: Opened,
  paused: Paused,
  one: Journey,
): Promise<void> => {
  const { page, cdp, nextSetCookies } = at
  const { requestId, request, responseStatusCode: status = 0, responseErrorReason } = paused
  if (one.stone !== undefined && request.url === one.stone.url) {
    await cdp.send('Fetch.continueResponse', { requestId })
    return
  }
  one.waiting = undefined
  if (status === tooManyRequests && (await askAgain(options, at, paused, one))) return
  const location = redirectOf(paused)
  const text =
    responseErrorReason === undefined && location === undefined ? await bodyText(cdp, requestId) : ''
  const setCookies = responseErrorReason === undefined ? await nextSetCookies(paused.networkId) : []
  const slowed = one.limited?.at === request.url ? one.limited : undefined
  options.onVisit(visitOf(paused, { startedAt: one.startedAt, body: text, setCookies, slowed }))
  if (responseErrorReason !== undefined) {
    await cdp.send('Fetch.continueRequest', { requestId })
    return one.finish({ kind: 'trouble', trouble: troubleOf(paused) })
  }
  if (location !== undefined && !URL.canParse(location, request.url)) {
    const trouble = `redirected to "${location}", which is not a URL`
    return stop(at, paused, one, { kind: 'trouble', trouble })
  }
  if (options.refusesCookies === true) await page.context().clearCookies()
  if (location === undefined) {
    const type = headerOf(paused, 'content-type') ?? ''
    one.answer = { url: new URL(`${request.url}${request.urlFragment ?? ''}`), status, body: text, type }
  }
  await cdp.send('Fetch.continueResponse', { requestId })
  const isFile = /^\s*attachment/i.test(headerOf(paused, 'content-disposition') ?? '')
  if (one.answer !== undefined && (status === 204 || status === 205 || isFile)) {
    one.finish({ kind: 'page', page: landing(one.answer.url, status, text, one.answer.type) })
  }
}

/** Scripts, pictures, styles, frames and what scripts ask for. */
export const resourceRequest = async (
  options: ChromiumOptions,
  { cdp }: Opened,
  paused: Paused,
): Promise<void> => {
  const { requestId, request, resourceType } = paused
  const resource = resourceType.toLowerCase()
  if (isAnswered(paused)) {
    options.onVisit(visitOf(paused, { startedAt: Date.now(), resource }))
    await cdp.send('Fetch.continueRequest', { requestId })
  } else if (options.origins().has(new URL(request.url).origin)) {
    await cdp.send('Fetch.continueRequest', { requestId })
  } else {
    const trouble = 'left out, because this is none of the declared hosts'
    options.onVisit({ ...visitOf(paused, { startedAt: Date.now(), resource }), trouble })
    await cdp.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
  }
}

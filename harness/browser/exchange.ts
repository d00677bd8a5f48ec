/** One request of the HTTP user agent with its answer: cookies, headers as browsers send them, patience with 429. */
import type { CookieJar } from 'tough-cookie'
import { wordsOf } from '../errors.ts'
import { policyOf } from './answer-policy.ts'
import type { BrowserOptions, Navigation, Visit } from './browser.ts'
import { asBrowsersTakeIt } from './cookies.ts'
import { fetchSite, sameSiteContext } from './site.ts'
import { patiently, tooManyRequests } from './slow-down.ts'

const bodyLimit = 1_000_000

/** What came back, with what the trace has no place for. */
interface Exchanged extends Visit {
  readonly type: string
  readonly retryAfter?: string | undefined
}

export type Exchange = (navigation: Navigation, chainCrossedSites: boolean) => Promise<Exchanged>

export const exchangeBy = (options: BrowserOptions, jar: CookieJar): Exchange => {
  const once = async (navigation: Navigation, chainCrossedSites: boolean): Promise<Exchanged> => {
    const { url, method, body, initiator } = navigation
    const startedAt = Date.now()
    const site = fetchSite(initiator, url)
    const context =
      navigation.frame === true && site === 'cross-site' ? 'none' : sameSiteContext(initiator, url, method)
    const cookies = await jar.getCookieString(url.href, { sameSiteContext: context })
    const path = navigation.path ?? `${url.pathname}${url.search}`
    const record = {
      method,
      url: `${url.origin}${path}`,
      startedAt,
      setCookies: [] as readonly string[],
      body: '',
    }
    try {
      const answer = await options.agent.request({
        origin: url.origin,
        path,
        method,
        headersTimeout: options.timeoutMs,
        bodyTimeout: options.timeoutMs,
        ...(options.signal === undefined ? {} : { signal: options.signal }),
        headers: {
          accept: 'text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8',
          'accept-language': 'en',
          'user-agent': 'Mozilla/5.0 (compatible; Greencheck)',
          'sec-fetch-site': chainCrossedSites ? 'cross-site' : site,
          'sec-fetch-mode': 'navigate',
          'sec-fetch-dest': navigation.frame === true ? 'iframe' : 'document',
          ...(cookies === '' ? {} : { cookie: cookies }),
          ...(method === 'POST' && initiator !== null ? { origin: initiator.origin } : {}),
          ...(initiator === null
            ? {}
            : { referer: initiator.origin === url.origin ? initiator.href : `${initiator.origin}/` }),
          ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
          ...navigation.headers,
        },
        body: navigation.content ?? body?.toString() ?? null,
      })
      const text = (await answer.body.text()).slice(0, bodyLimit)
      const setCookies = [answer.headers['set-cookie'] ?? []].flat()
      for (const cookie of options.refusesCookies === true ? [] : setCookies.flatMap(asBrowsersTakeIt)) {
        await jar.setCookie(cookie, url.href, { sameSiteContext: context, ignoreError: true })
      }
      const { location, date, 'content-type': type, 'retry-after': retryAfter } = answer.headers
      return {
        ...record,
        tookMs: Date.now() - startedAt,
        status: answer.statusCode,
        ...(typeof location === 'string' ? { location } : {}),
        ...(typeof date === 'string' ? { date } : {}),
        setCookies,
        policy: policyOf(answer.headers),
        body: text,
        type: typeof type === 'string' ? type : '',
        ...(typeof retryAfter === 'string' ? { retryAfter } : {}),
      }
    } catch (thrown) {
      return { ...record, tookMs: Date.now() - startedAt, trouble: trouble(navigation, thrown), type: '' }
    }
  }

  const trouble = ({ method, url }: Navigation, thrown: unknown): string => {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
    const where = `${method} ${url.origin}${url.pathname}`
    if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
      return `no answer to ${where} within ${options.timeoutMs / 1000} s`
    }
    if (code === 'ECONNREFUSED') return `nothing listens at ${url.origin}`
    return `${where} broke off (${wordsOf(thrown)})`
  }

  return async (navigation, crossed) => {
    const { origin, pathname } = navigation.url
    const { answer, slowed } = await patiently(
      {
        patienceMs: options.patienceMs?.(origin) ?? 0,
        where: `${navigation.method} ${origin}${pathname}`,
        signal: options.signal,
      },
      () => once(navigation, crossed),
      (one) => (one.status === tooManyRequests ? one : undefined),
    )
    return slowed === undefined ? answer : { ...answer, slowed }
  }
}

/**
 * A person's browser over plain HTTP: a cookie jar that obeys SameSite, Secure, Path and Domain, redirects,
 * forms, and a trace of everything. It goes only to hosts it was given. It runs no scripts but the one that
 * submits a form by itself.
 */
import { CookieJar } from 'tough-cookie'
import type { Agent } from 'undici'
import type { BrowserAction } from '../driver.ts'
import { wordsOf } from '../errors.ts'
import { policyOf } from './answer-policy.ts'
import { asBrowsersTakeIt } from './cookies.ts'
import { type Document, ownSubmission, pressButton, readDocument, type Submission } from './page.ts'
import { fetchSite, sameSiteContext } from './site.ts'
import { notOpenYet, untilShown } from './wait-for.ts'

/** One request of the browser and what came back. */
export interface Visit {
  readonly method: string
  readonly url: string
  /** Milliseconds by the machine's clock. */
  readonly startedAt: number
  readonly tookMs: number
  readonly status?: number
  readonly location?: string
  readonly setCookies: readonly string[]
  readonly body: string
  /** `Date` header of the answer. */
  readonly date?: string
  /** Headers of the answer that say what a browser may do with it. */
  readonly policy?: Readonly<Record<string, string>>
  /** What went wrong below HTTP, in words. */
  readonly trouble?: string
  /** What the answer is for, when it is no page of a tab: `script`, `image`, `stylesheet` … */
  readonly resource?: string
}

/** Where a tab ended. */
export interface Landing {
  readonly url: URL
  readonly status: number
  /** The page as scripts left it, and what came over the wire where that is something else. */
  readonly body: string
  /** The page as scripts left it. */
  readonly html: string
  readonly document: Document
}

export type Arrival =
  | { readonly kind: 'page'; readonly page: Landing }
  /** Stopped before a request that the caller wanted to hold. */
  | { readonly kind: 'held'; readonly navigation: Navigation }
  /** The page has no such button or field. */
  | { readonly kind: 'missing'; readonly what: string }
  /** The connection failed, timed out, or redirected without end. */
  | { readonly kind: 'trouble'; readonly trouble: string }

export interface Navigation extends Omit<Submission, 'method'> {
  readonly method: Submission['method'] | 'HEAD' | 'OPTIONS' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path and query as they go on the wire, where a URL would tidy them up. */
  readonly path?: string
  /** What is sent, when it is not the fields of a form. */
  readonly content?: string
  /** Page that caused it; null when it is typed in. */
  readonly initiator: URL | null
  /** Sent in the place of the browser's own, with this request and not with those that it is redirected to. */
  readonly headers?: Readonly<Record<string, string>>
  /** Loaded in a frame of the page that caused it: from another site no Lax or Strict cookies are sent. */
  readonly frame?: true
}

export interface BrowserOptions {
  readonly agent: Agent
  /** Origins it may visit. */
  readonly origins: () => ReadonlySet<string>
  readonly timeoutMs: number
  readonly signal?: AbortSignal
  /** Keeps no cookies at all. */
  readonly refusesCookies?: boolean
  readonly onVisit: (visit: Visit) => void
  /** A script that somebody planted has run in a page, and said so. Only in a browser that runs scripts. */
  readonly onScript?: (url: string, said: string) => void
}

/** How a page shows another one, or sends a form to it, without leaving. */
export type Embedding = 'image' | 'frame' | 'form'

export interface Tab {
  readonly page: Landing | undefined
  visit(url: string, stopBefore?: (navigation: Navigation) => boolean): Promise<Arrival>
  go(navigation: Navigation, stopBefore?: (navigation: Navigation) => boolean): Promise<Arrival>
  act(
    action: BrowserAction,
    stopBefore?: (navigation: Navigation) => boolean,
    headers?: Navigation['headers'],
  ): Promise<Arrival>
  /** Presses "Back"; undefined when there is no page of before. Only in a real browser. */
  back?(): Promise<Arrival | undefined>
  /** Opens a made-up page of a site that embeds an address. Only in a real browser. */
  embed?(page: URL, address: URL, as: Embedding): Promise<Arrival>
}

export interface Browser {
  /** Another page of the same browser: same cookies, its own place. */
  tab(): Tab
  /** Deletes the cookies of a site, as when somebody signed out there. */
  forget(origin: string): Promise<void>
  /** The cookies of a site as `Set-Cookie` would set them. */
  cookiesOf(origin: string): Promise<readonly string[]>
  /** Takes cookies that another browser had. */
  plant(origin: string, cookies: readonly string[]): Promise<void>
  /** Values of all cookies, which have to be redacted wherever they occur. */
  cookieValues(): Promise<readonly string[]>
  /** Ends it, where there is something to end. */
  close?(): Promise<void>
}

export const maxRedirects = 20
const bodyLimit = 1_000_000

/**
 * The document is read when somebody asks for it: most pages are only looked at for a text.
 * @param source what came over the wire, where scripts have made something else of it
 */
export const landing = (url: URL, status: number, body: string, type: string, source = body): Landing => {
  let read: Document | undefined
  return {
    url,
    status,
    body: source === body ? body : `${body}\n${source}`,
    html: body,
    get document() {
      read ??= /html/i.test(type) ? readDocument(body) : { forms: [], text: body, submitsItself: false }
      return read
    },
  }
}

/** A new browser, without cookies. */
export const openBrowser = (options: BrowserOptions): Browser => {
  const jar = new CookieJar()

  const exchange = async (
    navigation: Navigation,
    chainCrossedSites: boolean,
  ): Promise<Visit & { readonly type: string }> => {
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
      const { location, date, 'content-type': type } = answer.headers
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

  const tab = (): Tab => {
    let page: Landing | undefined

    const go: Tab['go'] = async (first, stopBefore = () => false) => {
      let navigation = first
      let crossed = false
      for (let hop = 0; hop <= maxRedirects; hop += 1) {
        if (!options.origins().has(navigation.url.origin)) {
          const known = [...options.origins()].join(', ')
          return {
            kind: 'trouble',
            trouble: `sent to ${navigation.url.origin}, which is none of the declared hosts (${known})`,
          }
        }
        if (stopBefore(navigation)) return { kind: 'held', navigation }
        crossed ||= fetchSite(navigation.initiator, navigation.url) === 'cross-site'
        const { type, ...visit } = await exchange(navigation, crossed)
        options.onVisit(visit)
        if (visit.trouble !== undefined || visit.status === undefined) {
          return { kind: 'trouble', trouble: visit.trouble ?? 'no status' }
        }
        if (visit.status >= 300 && visit.status < 400 && visit.location !== undefined) {
          if (!URL.canParse(visit.location, navigation.url.href)) {
            return { kind: 'trouble', trouble: `redirected to "${visit.location}", which is not a URL` }
          }
          const keeps = visit.status === 307 || visit.status === 308
          navigation = {
            method: keeps ? navigation.method : 'GET',
            url: new URL(visit.location, navigation.url),
            body: keeps ? navigation.body : undefined,
            // Who started the chain stays the initiator: that is how browsers decide about SameSite.
            initiator: navigation.initiator,
          }
          continue
        }
        page = landing(navigation.url, visit.status, visit.body, type)
        const own = /\.submit\(\)/.test(page.body) ? ownSubmission(page.document, page.url) : undefined
        if (own === undefined) return { kind: 'page', page }
        navigation = { ...own, initiator: page.url }
        crossed = false
      }
      return {
        kind: 'trouble',
        trouble: `redirected more than ${maxRedirects} times, last to ${navigation.url.origin}${navigation.url.pathname}`,
      }
    }

    return {
      get page() {
        return page
      },
      go,
      visit: (url, stopBefore) =>
        go({ method: 'GET', url: new URL(url), body: undefined, initiator: null }, stopBefore),
      act: async (action, stopBefore, headers = {}) => {
        if ('visit' in action) {
          return go(
            { method: 'GET', url: new URL(action.visit), body: undefined, initiator: null, headers },
            stopBefore,
          )
        }
        if (page === undefined) return { kind: 'trouble', trouble: notOpenYet(action) }
        if ('waitFor' in action) {
          const { url } = page
          return untilShown(action, options, page, () =>
            go({ method: 'GET', url, body: undefined, initiator: url, headers }, stopBefore),
          )
        }
        const submission = pressButton(page.document, page.url, action.press, action.fill)
        if (typeof submission === 'string')
          return { kind: 'missing', what: `${submission}, at ${page.url.origin}${page.url.pathname}` }
        return go({ ...submission, initiator: page.url, headers }, stopBefore)
      },
    }
  }

  return {
    tab,
    forget: async (origin) => {
      for (const cookie of await jar.getCookies(origin, { allPaths: true })) {
        await jar.store.removeCookie(cookie.domain ?? '', cookie.path ?? '/', cookie.key)
      }
    },
    cookiesOf: async (origin) => (await jar.getCookies(origin, { allPaths: true })).map(String),
    plant: async (origin, cookies) => {
      for (const cookie of cookies) await jar.setCookie(cookie, origin, { ignoreError: true })
    },
    cookieValues: async () => (await jar.serialize()).cookies.map(({ value }) => String(value)),
  }
}

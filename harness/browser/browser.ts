/**
 * A person's browser over plain HTTP: a cookie jar that obeys SameSite, Secure, Path and Domain, redirects,
 * forms, and a trace of everything. It goes only to hosts it was given. It runs no scripts but the one that
 * submits a form by itself.
 */
import { CookieJar } from 'tough-cookie'
import type { Agent } from 'undici'
import type { BrowserAction } from '../driver.ts'
import { asBrowsersTakeIt } from './cookies.ts'
import { exchangeBy } from './exchange.ts'
import { type Document, ownSubmission, pressButton, readDocument, type Submission } from './page.ts'
import { fetchSite } from './site.ts'
import type { Slowed } from './slow-down.ts'
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
  /** The product answered 429 before, and was waited for. */
  readonly slowed?: Slowed
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
  /** How long a site that answers 429 is waited for, request by request. Default: not at all. */
  readonly patienceMs?: (origin: string) => number
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

  const exchange = exchangeBy(options, jar)

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
        const { type, retryAfter: _, ...visit } = await exchange(navigation, crossed)
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
      for (const cookie of cookies.flatMap(asBrowsersTakeIt))
        await jar.setCookie(cookie, origin, { ignoreError: true })
    },
    cookieValues: async () => (await jar.serialize()).cookies.map(({ value }) => String(value)),
  }
}

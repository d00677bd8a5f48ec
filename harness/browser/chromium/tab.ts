/**
 * One page of Chromium. Every request of it passes through here before it leaves and before its answer is
 * read, so that the trace is complete, a callback can be held in the middle of a redirect, and nothing is
 * asked of hosts that were not declared.
 */
import type { BrowserContext, Page } from 'playwright-core'
import { wordsOf } from '../../errors.ts'
import { type Arrival, type Embedding, type Landing, landing, type Navigation, type Tab } from '../browser.ts'
import { pressButton } from '../page.ts'
import { notOpenYet, untilShown, type WaitFor } from '../wait-for.ts'
import { isAnswered, type Paused } from './answer.ts'
import type { ChromiumOptions } from './chromium.ts'
import { type Departure, failed, type Journey, newJourney, type Opened } from './journey.ts'
import { arriving, leaving, resourceRequest } from './page-requests.ts'
import { pressIn } from './press.ts'
import { listenForSetCookies } from './set-cookies.ts'
import { embeddingPage, steppingStone } from './stepping-stone.ts'

const interrupted = { kind: 'trouble', trouble: 'the wait was over before it ended' } as const

/** Script that somebody planted calls this when it runs (see `onScript`). */
export const plantedFunction = 'gcPlanted'

/** Another page in a context; it is made when it is first used. */
export const openTab = (context: () => Promise<BrowserContext>, options: ChromiumOptions): Tab => {
  let landed: Tab['page']
  let journey: Journey | undefined
  let opened: Promise<Opened> | undefined

  const open = async (): Promise<Opened> => {
    const page = await (await context()).newPage()
    const cdp = await page.context().newCDPSession(page)
    const { frameTree } = await cdp.send('Page.getFrameTree')
    const main = frameTree.frame.id
    const at: Opened = { page, cdp, nextSetCookies: listenForSetCookies(cdp) }
    cdp.on('Fetch.requestPaused', (paused) => {
      const isPage = paused.resourceType === 'Document' && paused.frameId === main
      const handled = isPage ? pageRequest(at, paused) : resourceRequest(options, at, paused)
      // The page may be gone meanwhile; then nobody waits for this any more.
      handled.catch(() => {})
    })
    const announced = ({ frameId }: { readonly frameId: string }): void => {
      if (frameId === main && journey !== undefined) journey.pending = true
    }
    cdp.on('Page.frameRequestedNavigation', announced)
    cdp.on('Page.loadEventFired', () => void loaded(at).catch(() => {}))
    cdp.on('Runtime.bindingCalled', ({ payload }) => options.onScript?.(page.url(), payload))
    cdp.on('Network.loadingFailed', ({ requestId, errorText, canceled }) => {
      if (journey?.networkId === requestId && canceled !== true) failed(journey, errorText)
    })
    await cdp.send('Page.enable')
    await cdp.send('Network.enable')
    await cdp.send('Runtime.enable')
    await cdp.send('Runtime.addBinding', { name: plantedFunction })
    await cdp.send('Fetch.enable', {
      patterns: [{ requestStage: 'Request' }, { requestStage: 'Response' }],
    })
    return at
  }
  const ready = (): Promise<Opened> => {
    opened ??= open()
    return opened
  }

  const touch = (one: Journey): void => {
    clearTimeout(one.timer)
    one.timer = setTimeout(() => void giveUp(one), options.timeoutMs)
  }

  const giveUp = async (one: Journey): Promise<void> => {
    if (one.waiting !== undefined) {
      const trouble = `no answer to ${one.waiting} within ${options.timeoutMs / 1000} s`
      return one.finish({ kind: 'trouble', trouble })
    }
    // A picture or a script keeps the page from being complete: it is shown all the same.
    if (one.answer !== undefined) return land(await ready(), one)
    one.finish({ kind: 'trouble', trouble: `the page did not load within ${options.timeoutMs / 1000} s` })
  }

  /** A journey that ends when the tab comes to rest. One at a time. */
  const travel = (departure: Departure, set: (one: Journey) => Promise<void>): Promise<Arrival> =>
    new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(one.timer)
        options.signal?.removeEventListener('abort', abort)
        if (journey === one) journey = undefined
      }
      const one = newJourney(departure, {
        finish: (arrival) => {
          end()
          if (arrival.kind === 'page') landed = arrival.page
          resolve(arrival)
        },
        fail: (thrown) => {
          end()
          reject(thrown)
        },
      })
      const abort = (): void => one.finish({ kind: 'trouble', trouble: 'the run was interrupted' })
      options.signal?.addEventListener('abort', abort)
      journey = one
      touch(one)
      set(one).catch((thrown: unknown) => one.finish({ kind: 'trouble', trouble: wordsOf(thrown) }))
    })

  const pageRequest = async (at: Opened, paused: Paused): Promise<void> => {
    const one = journey
    // What a page does by itself after it came to rest is not followed.
    if (one === undefined) {
      await at.cdp.send('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Aborted' })
      return
    }
    touch(one)
    await (isAnswered(paused) ? arriving : leaving)(options, at, paused, one)
  }

  /** Until the page has done what it does at once, such as submitting itself. */
  const breathe = (page: Page): Promise<unknown> =>
    page.evaluate('new Promise((resolve) => setTimeout(resolve, 0))')

  const loaded = async (at: Opened): Promise<void> => {
    const one = journey
    if (one?.answer === undefined || one.waits) return
    const { hops } = one
    await breathe(at.page)
    if (journey === one && one.hops === hops && !one.pending) await land(at, one)
  }

  const shown = async ({ page }: Opened, one: Journey): Promise<Landing> => {
    const { status, body, type } = one.answer ?? { status: landed?.status ?? 0, body: '', type: 'text/html' }
    // What scripts made of the page counts like its source.
    const rendered = /html/i.test(type) ? await page.content() : body
    const now = new URL(page.url())
    return landing(now, status, rendered, type, body)
  }
  const land = async (at: Opened, one: Journey): Promise<void> =>
    one.finish({ kind: 'page', page: await shown(at, one) })

  const visit = async (at: Opened, url: string, one: Journey): Promise<void> => {
    const { loaderId, errorText } = await at.cdp.send('Page.navigate', { url })
    // Only the fragment differs: the page stays.
    if (loaderId === undefined && errorText === undefined && journey === one) await land(at, one)
  }

  const go: Tab['go'] = async (navigation, stopBefore = () => false) => {
    const at = await ready()
    const { url, initiator, headers, method } = navigation
    if (method === 'HEAD') return head(at, url)
    const typed = initiator === null && method === 'GET'
    const stone = typed ? undefined : steppingStone(navigation)
    return travel({ stopBefore, headers, initiator, stone }, (one) =>
      visit(at, stone === undefined ? url.href : stone.url, one),
    )
  }

  /** Nothing that a browser does by itself: a scanner in its place. */
  const head = async ({ page }: Opened, url: URL): Promise<Arrival> => {
    const answer = await page.request.head(url.href, { maxRedirects: 0 })
    return { kind: 'page', page: landing(url, answer.status(), '', '') }
  }

  const press = async (
    at: Opened,
    from: NonNullable<Tab['page']>,
    action: { readonly press: string; readonly fill?: Readonly<Record<string, string>> },
    stopBefore: Journey['stopBefore'],
    headers: Navigation['headers'],
  ): Promise<Arrival> => {
    // The document of the page says the same in words when something is missing.
    const missing = pressButton(from.document, from.url, action.press, action.fill)
    if (typeof missing === 'string')
      return { kind: 'missing', what: `${missing}, at ${from.url.origin}${from.url.pathname}` }
    return travel({ stopBefore, headers, initiator: from.url, stone: undefined }, async (one) => {
      const pressed = await pressIn(at.page, action.press, action.fill ?? {}, options.timeoutMs)
      if (!pressed)
        return one.finish({ kind: 'missing', what: `the page has no button "${action.press}" any more` })
      await breathe(at.page).catch(() => {})
      if (journey !== one || one.pending || one.hops > 0) return
      // No form was sent: a script may do the rest.
      await at.page.waitForLoadState('networkidle', { timeout: options.timeoutMs }).catch(() => {})
      if (journey === one && !one.pending && one.hops === 0) await land(at, one)
    })
  }

  /** Looks again and again, and lets the page do what it does meanwhile. */
  const waitFor = (
    at: Opened,
    from: Landing,
    action: WaitFor,
    stopBefore: Journey['stopBefore'],
  ): Promise<Arrival> =>
    travel({ stopBefore, headers: undefined, initiator: from.url, stone: undefined }, async (one) => {
      one.waits = true
      const arrival = await untilShown(action, options, from, async () => {
        // Between two pages there is nothing to look at.
        const page = await shown(at, one).catch(() => from)
        // A request that nobody answers ends the wait by itself.
        if (one.waiting === undefined) touch(one)
        return journey === one ? { kind: 'page', page } : interrupted
      })
      one.finish(arrival)
    })

  const back = async (): Promise<Arrival | undefined> => {
    const at = await ready()
    const { currentIndex, entries } = await at.cdp.send('Page.getNavigationHistory')
    const before = entries[currentIndex - 1]
    if (before === undefined || !/^https?:/.test(before.url)) return undefined
    return travel({ stopBefore: () => false, headers: undefined, initiator: null, stone: undefined }, () =>
      at.cdp.send('Page.navigateToHistoryEntry', { entryId: before.id }).then(() => {}),
    )
  }

  const embed = async (site: URL, address: URL, as: Embedding): Promise<Arrival> => {
    const at = await ready()
    const stone = embeddingPage(site, address, as)
    const arrival = await travel(
      { stopBefore: () => false, headers: undefined, initiator: null, stone },
      (one) => visit(at, stone.url, one),
    )
    // What is embedded goes through redirects of its own.
    await at.page.waitForLoadState('networkidle', { timeout: options.timeoutMs }).catch(() => {})
    return arrival
  }

  return {
    back,
    embed,
    get page() {
      return landed
    },
    go,
    visit: (url, stopBefore) =>
      go({ method: 'GET', url: new URL(url), body: undefined, initiator: null }, stopBefore),
    act: async (action, stopBefore = () => false, headers = {}) => {
      if ('visit' in action) {
        const url = new URL(action.visit)
        return go({ method: 'GET', url, body: undefined, initiator: null, headers }, stopBefore)
      }
      if (landed === undefined) return { kind: 'trouble', trouble: notOpenYet(action) }
      const at = await ready()
      return 'waitFor' in action
        ? waitFor(at, landed, action, stopBefore)
        : press(at, landed, action, stopBefore, headers)
    },
  }
}

/** What is known of a tab while it is on its way from an address or a button to the page on which it comes to rest. */
import type { CDPSession, Page } from 'playwright-core'
import { type Arrival, maxRedirects, type Navigation } from '../browser.ts'
import type { Slowed } from '../slow-down.ts'
import type { NextSetCookies } from './set-cookies.ts'
import type { Stepping } from './stepping-stone.ts'

/** The page of a tab, and the way to hear and hold its requests. */
export interface Opened {
  readonly page: Page
  readonly cdp: CDPSession
  readonly nextSetCookies: NextSetCookies
}

/** How it begins. */
export interface Departure {
  readonly stopBefore: (navigation: Navigation) => boolean
  /** For the first request. */
  headers: Navigation['headers']
  /** The page from which a click or an address leads away. */
  initiator: URL | null
  /** The page from which the address is asked for, in the place of one that led there. */
  stone: Stepping | undefined
}

export interface Journey extends Departure {
  hops: number
  startedAt: number
  /** The page announced another request, which has not come yet. */
  pending: boolean
  /** The request that is on its way. */
  waiting: string | undefined
  /** Address of the last request, and Chromium's name for the chain of redirects to which it belongs. */
  lastAt: string
  networkId: string | undefined
  /** The document that came last. */
  answer:
    | { readonly url: URL; readonly status: number; readonly body: string; readonly type: string }
    | undefined
  timer: NodeJS.Timeout | undefined
  /** Headers that the last request was sent with in the place of the browser's own. */
  sentHeaders: Navigation['headers']
  /** How often the address was answered with 429, and for how long that was waited for. */
  limited: (Slowed & { readonly at: string }) | undefined
  /** A page that is there is not the end: something is waited for. */
  waits: boolean
  readonly finish: (arrival: Arrival) => void
  /** Ends it with an error that is no answer of the product. */
  readonly fail: (thrown: unknown) => void
}

export const newJourney = (
  departure: Departure,
  { finish, fail }: Pick<Journey, 'finish' | 'fail'>,
): Journey => ({
  ...departure,
  hops: 0,
  startedAt: Date.now(),
  pending: false,
  waiting: undefined,
  lastAt: '',
  networkId: undefined,
  answer: undefined,
  timer: undefined,
  waits: false,
  sentHeaders: undefined,
  limited: undefined,
  finish,
  fail,
})

/** Ends it because a request failed. */
export const failed = (one: Journey, reason: string): void => {
  const trouble = reason.includes('TOO_MANY_REDIRECTS')
    ? `redirected more than ${maxRedirects} times, last to ${one.lastAt}`
    : `${one.waiting ?? one.lastAt} broke off (${reason})`
  one.finish({ kind: 'trouble', trouble })
}

/** Waits until a page shows something: what a person does in front of "we are checking your settings …". */
import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserAction } from '../driver.ts'
import type { Arrival, BrowserOptions, Landing } from './browser.ts'
import { locate, locatorWords } from './locate.ts'

export type WaitFor = Extract<BrowserAction, { readonly waitFor: unknown }>

const betweenLooksMs = 100

/** Said when there is no page yet on which something could be done. */
export const notOpenYet = (action: BrowserAction): string =>
  'press' in action
    ? `told to press "${action.press}" before any page was open`
    : 'told to wait before any page was open'

/**
 * Looks at the page that is open, then again by `look` until it shows what is waited for. Bounded by the
 * action, or by how long the product may take to answer.
 */
export const untilShown = async (
  { waitFor, seconds }: WaitFor,
  { timeoutMs, signal }: Pick<BrowserOptions, 'timeoutMs' | 'signal'>,
  from: Landing,
  look: () => Promise<Arrival>,
): Promise<Arrival> => {
  const limitMs = seconds === undefined ? timeoutMs : seconds * 1000
  const end = Date.now() + limitMs
  let arrival: Arrival = { kind: 'page', page: from }
  for (;;) {
    if (arrival.kind !== 'page') return arrival
    const { page } = arrival
    if (locate(page, waitFor) !== undefined) return arrival
    if (Date.now() >= end)
      return {
        kind: 'missing',
        what: `${page.url.origin}${page.url.pathname} did not show ${locatorWords(waitFor)} within ${limitMs / 1000} s`,
      }
    await pause(betweenLooksMs)
    if (signal?.aborted === true) return { kind: 'trouble', trouble: 'the run was interrupted' }
    arrival = await look()
  }
}

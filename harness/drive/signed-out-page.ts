/** Entra's page after a sign-out: hidden frames that tell the applications, and the way on. */
import type { Arrival, Browser, Landing, Tab } from '../browser/browser.ts'
import type { World } from './world.ts'

const plain = (value: string): string =>
  value.replace(/&#(\d+);/g, (_all, code) => String.fromCharCode(Number(code))).replaceAll('&amp;', '&')

const attributes = (body: string, pattern: RegExp): readonly string[] =>
  [...body.matchAll(pattern)].map(([, value = '']) => plain(value))

/** What the page of the mock calls in frames, and where it leads. Pure. */
export const readSignedOutPage = (
  body: string,
): { readonly frames: readonly string[]; readonly next?: string } => {
  const [next] = attributes(body, /<meta http-equiv="refresh" content="\d+; url=([^"]+)"/g)
  return {
    frames: attributes(body, /<iframe hidden src="([^"]+)"/g),
    ...(next === undefined ? {} : { next }),
  }
}

/** Loads the frames as a browser does: each a request from Entra's site to the product's. */
const loadFrames = async (browser: Browser, { url }: Landing, frames: readonly string[]): Promise<void> => {
  for (const frame of frames) {
    await browser
      .tab()
      .go({ method: 'GET', url: new URL(frame), body: undefined, initiator: url, frame: true })
  }
}

/** Where a sign-out ended at Entra's page, its frames are loaded and the way on is gone. */
export const leaveSignedOutPage = async (
  world: World,
  browser: Browser,
  tab: Tab,
  arrival: Arrival,
  stopBefore?: Parameters<Tab['go']>[1],
): Promise<Arrival> => {
  if (arrival.kind !== 'page' || arrival.page.url.origin !== world.stage.entra.origin) return arrival
  const { frames, next } = readSignedOutPage(arrival.page.body)
  await loadFrames(browser, arrival.page, frames)
  return next === undefined
    ? arrival
    : tab.go({ method: 'GET', url: new URL(next), body: undefined, initiator: arrival.page.url }, stopBefore)
}

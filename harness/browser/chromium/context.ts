/** One person's browser in Chromium: a context with its own cookies. It is made when it is first used. */
import type { BrowserContext, Browser as Process } from 'playwright-core'
import type { Browser } from '../browser.ts'
import type { ChromiumOptions } from './chromium.ts'
import { chromiumCookie, cookieText, isOf } from './cookies.ts'
import { openTab } from './tab.ts'

/** A new browser, without cookies. */
export const openContext = (process: Process, options: ChromiumOptions): Browser => {
  let made: Promise<BrowserContext> | undefined
  let closed = false
  const context = (): Promise<BrowserContext> => {
    made ??= process.newContext({ locale: 'en', acceptDownloads: false, serviceWorkers: 'block' })
    return made
  }
  const cookies = async () => (made === undefined || closed ? [] : (await context()).cookies())
  return {
    tab: () => openTab(context, options),
    forget: async (origin) => {
      for (const cookie of (await cookies()).filter((one) => isOf(origin, one))) {
        await (await context()).clearCookies({ name: cookie.name, domain: cookie.domain })
      }
    },
    cookiesOf: async (origin) => (await cookies()).filter((one) => isOf(origin, one)).map(cookieText),
    plant: async (origin, texts) => {
      const planted = texts.flatMap((text) => chromiumCookie(origin, text) ?? [])
      if (planted.length > 0) await (await context()).addCookies(planted)
    },
    cookieValues: async () => (await cookies()).map(({ value }) => value),
    close: async () => {
      closed = true
      // At an interruption the process may be gone first.
      await made?.then((one) => one.close()).catch(() => {})
    },
  }
}

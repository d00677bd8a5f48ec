/** Who somebody is for the product, by the page or the JSON in which it says so. */
import type { Arrival, Browser, Landing, Navigation } from '../browser/browser.ts'
import { locate } from '../browser/locate.ts'
import { readPointer } from '../browser/pointer.ts'
import type { WhoamiProbe } from '../driver.ts'
import { HarnessError } from '../errors.ts'
import type { OrganisationState, World } from './world.ts'

const pageOf = (visit: string, arrival: Arrival): Landing => {
  if (arrival.kind === 'page') return arrival.page
  throw new HarnessError(
    'product',
    `the whoami probe ${visit} gave no page: ${arrival.kind === 'trouble' ? arrival.trouble : arrival.kind}`,
  )
}

const isRefusing = ({ status }: Landing): boolean => status === 401 || status === 403

const asJson = (visit: string, { status, body }: Landing): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    throw new HarnessError(
      'driver',
      `the whoami probe ${visit} answered status ${status} with something that is not JSON`,
    )
  }
}

/** What the whoami probe answers; undefined when it answers 401 or 403, which is nobody. */
export const readJson = async (browser: Browser, visit: string): Promise<unknown> => {
  const page = pageOf(visit, await browser.tab().visit(visit))
  return isRefusing(page) ? undefined : asJson(visit, page)
}

const withoutSlash = ({ origin, pathname }: URL): string => `${origin}${pathname.replace(/\/$/, '')}`

/** Stops where the browser is sent to another page, which must not be opened: it may begin a login. */
const sentElsewhere =
  (visit: string) =>
  ({ url }: Navigation): boolean =>
    withoutSlash(url) !== withoutSlash(new URL(visit))

const isNobody = (page: Landing, { anonymous }: WhoamiProbe): boolean => {
  if (isRefusing(page)) return true
  if (anonymous === undefined || 'redirects' in anonymous) return false
  return 'status' in anonymous
    ? page.status === anonymous.status
    : locate(page, anonymous.shows) !== undefined
}

const identityIn = (page: Landing, { visit, identity }: WhoamiProbe): unknown => {
  if (typeof identity === 'string') return readPointer(asJson(visit, page), identity)
  if (page.status >= 500)
    throw new HarnessError('product', `the whoami probe ${visit} answered status ${page.status}`)
  return locate(page, identity)
}

/** E-mail address of whom the product believes to be in this browser; null is nobody. */
export const whoami = async (
  world: World,
  browser: Browser,
  state: OrganisationState,
): Promise<string | null> => {
  state.whoami ??= await world.stage.driver.whoami(state.id)
  return askWhoami(browser, state.whoami)
}

/** Opens the probe in a tab of its own. */
export const askWhoami = async (browser: Browser, probe: WhoamiProbe): Promise<string | null> => {
  const redirects = probe.anonymous !== undefined && 'redirects' in probe.anonymous
  const arrival = await browser.tab().visit(probe.visit, redirects ? sentElsewhere(probe.visit) : undefined)
  if (arrival.kind === 'held') return null
  const page = pageOf(probe.visit, arrival)
  const value = isNobody(page, probe) ? null : identityIn(page, probe)
  return typeof value === 'string' && value !== '' ? value : null
}

/** A browser that looks at a product and stops at the door of Entra. */
import type { Person } from '../../../mock-idp/contract.ts'
import { type Arrival, type Browser, type Navigation, openBrowser, type Tab } from '../../browser/browser.ts'
import { openAgent } from '../../drive/agent.ts'
import { settle } from '../../drive/human.ts'
import type { LoginStep } from './found.ts'

export interface Place {
  /** Of the product. */
  readonly origin: string
  readonly entra: { readonly origin: string; readonly ca: string | undefined }
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

export const openVisitor = ({ origin, entra, timeoutMs, signal }: Place): Browser => {
  const origins = new Set([origin, entra.origin])
  return openBrowser({
    agent: openAgent(entra.ca),
    origins: () => origins,
    timeoutMs,
    signal,
    onVisit: () => {},
  })
}

const actionOf = (step: LoginStep, { origin }: Place): LoginStep =>
  'visit' in step ? { visit: new URL(step.visit, origin).href } : step

/** Does the steps; with somebody, who signs in at Entra when the browser comes there, or stops before it. */
export const walk = async (
  tab: Tab,
  steps: readonly LoginStep[],
  place: Place,
  person?: Person,
): Promise<Arrival | undefined> => {
  const atEntra = ({ url }: Navigation): boolean => url.origin === place.entra.origin
  let arrival: Arrival | undefined
  for (const step of steps) {
    const came = await tab.act(actionOf(step, place), person === undefined ? atEntra : undefined)
    arrival = person === undefined ? came : await settle(tab, came, { signsInAs: person }, place.entra.origin)
    if (arrival.kind !== 'page') return arrival
  }
  return arrival
}

/** Opens a path and says what came, and whether the browser was sent elsewhere. */
export interface Look {
  readonly status: number
  readonly body: string
  /** It ended on another page, or would have gone to Entra. */
  readonly moved: boolean
  readonly page: Extract<Arrival, { readonly kind: 'page' }>['page'] | undefined
}

export const lookAt = async (browser: Browser, path: string, place: Place): Promise<Look> => {
  const arrival = await walk(browser.tab(), [{ visit: path }], place)
  if (arrival?.kind !== 'page')
    return { status: 0, body: '', moved: arrival?.kind === 'held', page: undefined }
  const { page } = arrival
  const wanted = new URL(path, place.origin)
  return { status: page.status, body: page.body, moved: page.url.pathname !== wanted.pathname, page }
}

/** Somebody signs out of the product, or somebody else's page tries to. */
import type { Arrival, Navigation } from '../browser/browser.ts'
import type { Reply } from '../driver.ts'
import type { Seen } from '../evidence.ts'
import type { Step } from '../scenario.ts'
import { goesTo, withChange } from './callback.ts'
import { pageElsewhere } from './elsewhere.ts'
import { takeSeat } from './login.ts'
import { crashOf, follow } from './product.ts'
import { leaveSignedOutPage } from './signed-out-page.ts'
import { fillText } from './template.ts'
import { type OrganisationState, organisationOf, type World } from './world.ts'

type Logout = Extract<Step, { readonly do: 'logout' }>
type Seat = Awaited<ReturnType<typeof takeSeat>>

/** Names under which products are told where to go after signing out. */
const returnNames = [
  'returnTo',
  'return_to',
  'returnUrl',
  'next',
  'redirect',
  'redirect_to',
  'redirect_uri',
  'redirect_url',
  'continue',
  'url',
  'post_logout_redirect_uri',
]

/** The request that signs out, caught before it is sent; undefined when the driver did it itself or the product offers none. */
const caught = async (
  world: World,
  { tab }: Seat,
  reply: Reply,
): Promise<Navigation | { readonly refused: string } | undefined> => {
  const last = reply.status === 'go' ? reply.actions.at(-1) : undefined
  if (reply.status !== 'go' || last === undefined) {
    const done = await follow(world, tab, 'logout', reply, 'leaves')
    return done.kind === 'refused' ? { refused: done.reason } : undefined
  }
  const before = { ...reply, actions: reply.actions.slice(0, -1) }
  const done = await follow(world, tab, 'logout', before, 'leaves')
  if (done.kind === 'refused') return { refused: done.reason }
  const arrival = await tab.act(last, () => true)
  if (arrival.kind === 'held') return arrival.navigation
  return { refused: arrival.kind === 'missing' ? arrival.what : 'no page from which to sign out was shown' }
}

/** The request with a page to return to under every usual name. */
const returning = (request: Navigation, value: string): Navigation => {
  const set = Object.fromEntries(returnNames.map((name) => [name, value]))
  const url = new URL(request.url)
  for (const name of returnNames) url.searchParams.set(name, value)
  return withChange({ ...request, url }, { set })
}

/** The person's own request: to the product, perhaps to Entra, and back. */
const leave = async (
  world: World,
  state: OrganisationState,
  { browser, tab }: Seat,
  request: Navigation,
  { hold = false, change }: Logout,
): Promise<Arrival> => {
  const back = state.logout.postLogoutRedirectUri
  const stop = (navigation: Navigation): boolean =>
    (hold && navigation.url.origin === world.stage.entra.origin) ||
    (change !== undefined && back !== undefined && goesTo(back, navigation))
  const arrival = await leaveSignedOutPage(world, browser, tab, await tab.go(request, stop), stop)
  return arrival.kind === 'held' && change !== undefined
    ? tab.go(withChange(arrival.navigation, change))
    : arrival
}

/** Somebody signs out of the product; where that leads to Entra, the browser follows. */
export const logout = async (world: World, step: Logout): Promise<Seen> => {
  const state = organisationOf(world, step.organisation)
  const seat = await takeSeat(world, state, null, step.browser, false, step.staysAtEntra)
  const reply = (await world.stage.driver.logout?.(state.id)) ?? { status: 'unsupported' as const }
  const request = await caught(world, seat, reply)
  if (request !== undefined && 'refused' in request)
    return { kind: 'trouble', what: `nobody could sign out: ${request.refused}` }
  if (request === undefined) return signedOut(world, seat, undefined)
  if (step.from !== undefined) {
    // Whoever forges knows the form as it stands in his own browser, not what the page of somebody else hides in it.
    const browser = world.freshBrowser()
    const own = await caught(world, { ...seat, browser, tab: browser.tab() }, reply)
    return forge(world, seat, own === undefined || 'refused' in own ? request : own, step.from)
  }
  const { origin, host } = new URL(state.redirectUri)
  const target = step.returnTo === undefined ? undefined : fillText(step.returnTo, { origin, product: host })
  const own = target === undefined ? request : returning(request, target)
  return signedOut(world, seat, await leave(world, state, seat, own, step))
}

const signedOut = (world: World, seat: Seat, arrival: Arrival | undefined): Seen => {
  seat.signedInAs = null
  const crash = crashOf(world, arrival)
  return {
    kind: 'done',
    ...(arrival?.kind === 'page' ? { endedAt: arrival.page.url.href } : {}),
    ...(crash === undefined ? {} : { crash }),
  }
}

/** Somebody else's page sends the product's own request, and then opens its address as a link does. */
const forge = async (
  world: World,
  { browser }: Seat,
  request: Navigation,
  from: NonNullable<Logout['from']>,
): Promise<Seen> => {
  const initiator = pageElsewhere(from, request.url)
  const stop = ({ url }: Navigation): boolean => url.origin === world.stage.entra.origin
  const link: Navigation = { method: 'GET', url: request.url, body: undefined, initiator }
  for (const forged of [{ ...request, initiator }, link]) {
    const crash = crashOf(world, await browser.tab().go(forged, stop))
    if (crash !== undefined) return { kind: 'done', crash }
  }
  return { kind: 'done' }
}

/** Somebody signs out at Entra itself, whose page tells the applications in hidden frames. */
export const signOutAtEntra = async (
  world: World,
  { browser: name, organisation }: Extract<Step, { readonly do: 'sign-out-at-entra' }>,
): Promise<Seen> => {
  const state = organisationOf(world, organisation)
  const { browser } = await takeSeat(world, state, null, name, false, true)
  const tab = browser.tab()
  const url = `${world.stage.entra.origin}/${state.directory.tenant.id}/oauth2/v2.0/logout`
  const arrival = await leaveSignedOutPage(world, browser, tab, await tab.visit(url))
  return arrival.kind === 'page'
    ? { kind: 'done', endedAt: arrival.page.url.href }
    : { kind: 'trouble', what: "Entra's sign-out page could not be opened" }
}

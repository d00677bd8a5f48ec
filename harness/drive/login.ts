/** The members' steps: log in, open somebody's callback, look at a page. */
import type { Arrival, Browser, Navigation, Tab } from '../browser/browser.ts'
import type { Reply } from '../driver.ts'
import type { Seen } from '../evidence.ts'
import { adminOf, memberOf } from '../plan/plan.ts'
import type { Character, OrganisationName, Step } from '../scenario.ts'
import { goesTo, movedTo, parametersOf, withChange } from './callback.ts'
import { type Human, settle } from './human.ts'
import { seenMembership } from './membership.ts'
import { asksFor, sentOn } from './mix-up.ts'
import {
  adminTab,
  crashOf,
  follow,
  showsCanary,
  showsPrivate,
  signInFreshly,
  signInLocally,
} from './product.ts'
import { humanFor } from './settings.ts'
import { fillText } from './template.ts'
import { whoami } from './whoami.ts'
import { type OrganisationState, organisationOf, type World } from './world.ts'

type StepOf<Name extends Step['do']> = Extract<Step, { readonly do: Name }>

/** The browser in which the settings are entered, by its name in a scenario. */
const administrator = 'administrator'

interface Seat {
  readonly browser: Browser
  readonly tab: Tab
  signedInAs: Character | null
}

/** The browser of that name, or a fresh one; signed in at the product as `who` where it has its own login. */
export const takeSeat = async (
  world: World,
  state: OrganisationState,
  who: Character | null,
  name: string | undefined,
  refusesCookies = false,
  staysAtEntra = false,
): Promise<Seat> => {
  if (name === administrator) {
    await adminTab(world, state)
    await state.admin.forget(world.stage.entra.origin)
    return { browser: state.admin, tab: state.admin.tab(), signedInAs: adminOf(state.name) }
  }
  const known = name === undefined ? undefined : world.browsers.get(name)
  const browser = known?.browser ?? world.freshBrowser(refusesCookies)
  const seat = known ?? { browser, tab: browser.tab(), signedInAs: null }
  if (name !== undefined) world.browsers.set(name, seat)
  if (who !== null && seat.signedInAs !== who) {
    // What the pages would set such a browser does not keep.
    const fresh = known === undefined && !refusesCookies
    await (fresh ? signInFreshly(world, seat, state, who) : signInLocally(world, seat.tab, state, who))
    seat.signedInAs = who
  }
  if (!staysAtEntra) await seat.browser.forget(world.stage.entra.origin)
  return seat
}

/**
 * Entra answered an authorization request and a token request of this application, the latter since `since`.
 * @param authorized since when the authorization response counts; a callback that was held had its own before
 */
const wentByEntra = (world: World, state: OrganisationState, since: number, authorized: number): boolean => {
  const { clientId } = state.directory.application
  const entries = world.stage.entra.journal
    .entries({ since: authorized })
    .filter(({ client }) => client === clientId)
  return (
    entries.some(({ message }) => message === 'authorization-response') &&
    entries.some(({ seq, message, outcome }) => seq > since && message === 'token' && outcome === 'answered')
  )
}

const seenLogin = async (
  world: World,
  state: OrganisationState,
  seat: Seat,
  who: Character,
  before: string | null,
  arrival: Arrival | undefined,
  since: number,
  wanted: Pick<StepOf<'login'>, 'role' | 'resourceGroups'>,
  authorized = since,
): Promise<Seen> => {
  const crash = crashOf(world, arrival)
  const { entra } = world.stage
  const lastEntry = entra.journal.last
  // Looking must not become a login: Entra would let the person in again in silence, where a product asks it at once.
  const atEntra = await seat.browser.cookiesOf(entra.origin)
  await seat.browser.forget(entra.origin)
  const after = await whoami(world, seat.browser, state)
  // A login that ends on the private content has shown it already, and one that is held has not come so far.
  const held = arrival?.kind === 'held'
  const canary = !held && (showsCanary(arrival, state) || (await showsPrivate(world, seat.browser, state)))
  const membership = await seenMembership(world, seat.browser, state, wanted)
  await seat.browser.plant(entra.origin, atEntra)
  return {
    kind: 'login',
    lastEntry,
    before,
    after,
    canary,
    viaEntra: wentByEntra(world, state, since, authorized),
    held,
    wantedBy: world.emails[who],
    ...membership,
    ...(arrival?.kind === 'page' ? { endedAt: arrival.page.url.href } : {}),
    ...(crash === undefined ? {} : { crash }),
  }
}

/** Adds to the query of the address that the reply opens last. */
const withQuery = (reply: Reply, query: Readonly<Record<string, string>> = {}): Reply => {
  if (reply.status !== 'go') return reply
  const last = reply.actions.findLastIndex((action) => 'visit' in action)
  return {
    ...reply,
    actions: reply.actions.map((action, index) => {
      if (index !== last || !('visit' in action)) return action
      const url = new URL(action.visit)
      for (const [name, value] of Object.entries(query)) url.searchParams.append(name, value)
      return { visit: url.href }
    }),
  }
}

/** Fills in where a login is to return to: `{{private}}` is the path of the private page. */
const returnTarget = async (
  world: World,
  state: OrganisationState,
  returnTo: string | undefined,
): Promise<string | undefined> => {
  if (returnTo === undefined) return undefined
  const reply = await world.stage.driver.probe(state.id, 'private')
  const last = reply.status === 'go' ? reply.actions.at(-1) : undefined
  const path = last !== undefined && 'visit' in last ? new URL(last.visit).pathname : '/'
  return fillText(returnTo, {
    private: path,
    product: new URL(state.redirectUri).host,
    origin: new URL(state.redirectUri).origin,
  })
}

/** Somebody starts SSO and comes back, or is stopped before the callback. */
export const login = async (world: World, step: StepOf<'login'>): Promise<Seen> => {
  const state = organisationOf(world, step.organisation)
  const who = step.who ?? memberOf(state.name)
  const since = world.stage.entra.journal.last
  const seat = await takeSeat(world, state, who, step.browser, step.cookies === 'refused', step.staysAtEntra)
  // Who it was before matters where nobody is to be let in.
  const before = step.expect === 'in' ? null : await whoami(world, seat.browser, state)
  const human = humanFor(world, state, step.atEntra ?? who, step.entraOf ?? step.forwardedTo)
  const target = await returnTarget(world, state, step.returnTo)
  const { driver } = world.stage
  const link = { 'join-link': driver.joinLink, 'invite-link': driver.inviteLink }
  const start =
    step.by === undefined
      ? await driver.login(state.id, world.emails[who], target)
      : ((await link[step.by]?.(state.id, world.emails[who])) ?? { status: 'unsupported' as const })
  const reply = withQuery(start, step.query)
  if (step.forwardedTo !== undefined)
    return mixedUp(world, step.forwardedTo, { state, seat, step, reply, human })
  const stop = (navigation: Navigation): boolean => {
    if (!goesTo(state.redirectUri, navigation)) return false
    const name = step.tab ?? step.browser
    if (name !== undefined) world.callbacks.set(name, navigation)
    return step.hold === true
  }
  const tab = step.tab === undefined ? seat.tab : seat.browser.tab()
  for (let again = 1; again < (step.times ?? 1); again += 1) {
    await seat.browser.forget(world.stage.entra.origin)
    await follow(world, tab, step.by ?? 'login', reply, human, stop, step.headers)
  }
  const done = await follow(world, tab, step.by ?? 'login', reply, human, stop, step.headers)
  const arrival = done.kind === 'ok' ? done.arrival : undefined
  const seen = await seenLogin(world, state, seat, who, before, arrival, since, step)
  const { origin } = new URL(state.redirectUri)
  return target === undefined || seen.kind !== 'login' || !URL.canParse(target, origin)
    ? seen
    : { ...seen, askedFor: new URL(target, origin).href }
}

/** Several people log in at the same moment. What is seen is the one who did not get in as herself, if there is one. */
export const crowd = async (
  world: World,
  step: StepOf<'login'>,
  people: readonly Character[],
): Promise<Seen> => {
  const { crowd: _, ...alone } = step
  const seen = await Promise.all(people.map((who) => login(world, { ...alone, who })))
  const astray = seen.find((one) => one.kind !== 'login' || !one.canary || one.after !== one.wantedBy)
  return astray ?? seen.at(-1) ?? { kind: 'done' }
}

interface Started {
  readonly state: OrganisationState
  readonly seat: Seat
  readonly step: StepOf<'login'>
  readonly reply: Reply
  readonly human: Human
}

/** A login whose authorization request the organisation's provider sends on to another one; stops before the callback. */
const mixedUp = async (
  world: World,
  to: OrganisationName,
  { state, seat, step, reply, human }: Started,
): Promise<Seen> => {
  const { origin } = world.stage.entra
  const honest = organisationOf(world, to)
  let request: Navigation | undefined
  await follow(world, seat.tab, 'login', reply, human, (navigation) => {
    if (!asksFor(state, origin, navigation)) return false
    request = navigation
    return true
  })
  if (request === undefined)
    return { kind: 'trouble', what: `the browser was never sent to the identity provider of ${state.name}` }
  let callback: Navigation | undefined
  const stop = (navigation: Navigation): boolean => {
    if (!goesTo(honest.redirectUri, navigation)) return false
    callback = navigation
    return true
  }
  await settle(seat.tab, await seat.tab.go(sentOn(request, state, honest), stop), human, origin, stop)
  if (callback === undefined || step.browser === undefined)
    return { kind: 'trouble', what: `the identity provider of ${to} sent nobody back` }
  world.callbacks.set(step.browser, callback)
  return { kind: 'done' }
}

/** A held or used callback is opened in another browser, or again in the same one, perhaps changed. */
export const deliver = async (world: World, step: StepOf<'deliver'>): Promise<Seen> => {
  const state = organisationOf(world, step.organisation)
  const callback = world.callbacks.get(step.from)
  const other = step.codeOf === undefined ? undefined : world.callbacks.get(step.codeOf)
  if (callback === undefined || (step.codeOf !== undefined && other === undefined)) {
    return { kind: 'trouble', what: `browser "${step.from}" never came as far as the callback` }
  }
  const since = world.stage.entra.journal.last
  const seat = await takeSeat(world, state, step.who, step.browser)
  const before = await whoami(world, seat.browser, state)
  const code = other === undefined ? undefined : (parametersOf(other).get('code') ?? '')
  const arrived =
    step.redirectUriOf === undefined
      ? callback
      : movedTo(organisationOf(world, step.redirectUriOf).redirectUri, callback)
  const changed = withChange(arrived, code === undefined ? {} : { set: { code } }, step.change)
  if (step.scannedBy !== undefined) {
    const { url } = changed
    await world.freshBrowser().tab().go({ method: step.scannedBy, url, body: undefined, initiator: null })
  }
  const tabs = step.twice === true ? [seat.tab, seat.browser.tab()] : [seat.tab]
  const beside = step.alongside === undefined ? undefined : world.callbacks.get(step.alongside)
  const neighbour = step.alongside === undefined ? undefined : world.browsers.get(step.alongside)
  const arrivals = await Promise.all([
    ...tabs.map((tab) => tab.go(changed)),
    ...(beside === undefined || neighbour === undefined ? [] : [neighbour.tab.go(beside)]),
  ])
  const worst = arrivals.find((arrival) => crashOf(world, arrival) !== undefined) ?? arrivals[0]
  return seenLogin(world, state, seat, step.who, before, worst, since, {}, 0)
}

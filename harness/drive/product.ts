/** What the harness does at the product on behalf of somebody: follows a driver's reply, and looks who is in. */
import type { Arrival, Browser, Navigation, Tab } from '../browser/browser.ts'
import type { Reply } from '../driver.ts'
import { HarnessError } from '../errors.ts'
import { adminOf } from '../plan/plan.ts'
import type { Character } from '../scenario.ts'
import { type Human, settle } from './human.ts'
import type { OrganisationState, World } from './world.ts'

/** How a reply of the driver ended. */
export type Done =
  | { readonly kind: 'ok'; readonly arrival: Arrival | undefined }
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * Carries out what the driver says: in a tab, action by action, with the human at Entra when the browser
 * comes there. Throws a `driver` error for a verb that the driver should support and does not.
 */
export const follow = async (
  world: World,
  tab: Tab,
  verb: string,
  reply: Reply,
  human: Human,
  stopBefore?: (navigation: Navigation) => boolean,
  headers?: Navigation['headers'],
): Promise<Done> => {
  switch (reply.status) {
    case 'ok':
      return { kind: 'ok', arrival: undefined }
    case 'refused':
      return { kind: 'refused', reason: reply.reason }
    case 'unsupported':
      throw new HarnessError(
        'driver',
        `the driver answers "unsupported" to "${verb}", although the capabilities that it declares need it`,
      )
    case 'go': {
      let arrival: Arrival | undefined
      for (const action of reply.actions) {
        arrival = await settle(
          tab,
          await tab.act(action, stopBefore, headers),
          human,
          world.stage.entra.origin,
          stopBefore,
        )
        // A button that is not there is a product that does not offer the step: the status decides what that means.
        if (arrival.kind === 'missing') return { kind: 'refused', reason: arrival.what }
        if (arrival.kind !== 'page') break
      }
      return { kind: 'ok', arrival }
    }
  }
}

/** The product's crash, if the way ended in one: a 5xx of the product, a reset, a hang. Never a refusal. */
export const crashOf = (world: World, arrival: Arrival | undefined): string | undefined => {
  if (arrival === undefined || arrival.kind === 'held' || arrival.kind === 'missing') return undefined
  if (arrival.kind === 'trouble') return arrival.trouble
  const { url, status } = arrival.page
  // Some products tell every failure on a page of their own, with status 500. To be sent there is no crash.
  if (/(^|[/?&])(sign-?in)?[/?&]?error([/?&=]|$)/i.test(`${url.pathname}${url.search}`)) return undefined
  return status >= 500 && url.origin !== world.stage.entra.origin
    ? `answered status ${status} at ${url.pathname}`
    : undefined
}

/**
 * Signs somebody in at the product itself, where it has a login of its own. A product that refuses shows so
 * in what follows: nobody is signed in, and its pages do not offer what they should.
 */
export const signInLocally = async (
  world: World,
  tab: Tab,
  state: OrganisationState,
  who: Character,
): Promise<void> => {
  if (!world.stage.description.capabilities.includes('has-local-login')) return
  await follow(world, tab, 'sign-in', await world.stage.driver.signIn(state.id, world.emails[who]), 'leaves')
}

/**
 * The same in a browser that has no cookies of the product yet: without the pages, where the driver can do that
 * and they are not what is judged.
 */
export const signInFreshly = async (
  world: World,
  { browser, tab }: { readonly browser: Browser; readonly tab: Tab },
  state: OrganisationState,
  who: Character,
): Promise<void> => {
  const { driver, description } = world.stage
  const reply = world.signsInDirectly ? await driver.session?.(state.id, world.emails[who]) : undefined
  if (reply === undefined || reply.status === 'unsupported') return signInLocally(world, tab, state, who)
  // Who is refused is nobody, as at the pages.
  if (reply.status === 'refused') return
  if (![...description.origins, ...state.origins].includes(reply.origin))
    throw new HarnessError(
      'driver',
      `the driver answers "session" with cookies of ${reply.origin}, which it does not declare`,
    )
  await browser.plant(reply.origin, reply.cookies)
}

/** The administrator's tab, signed in at the product. */
export const adminTab = async (world: World, state: OrganisationState): Promise<Tab> => {
  if (!state.adminSignedIn) {
    state.adminSignedIn = true
    await signInFreshly(world, { browser: state.admin, tab: state.adminTab }, state, adminOf(state.name))
  }
  return state.adminTab
}

/** Opens one of the product's pages in a fresh tab. */
export const open = async (
  world: World,
  browser: Browser,
  state: OrganisationState,
  what: 'private' | 'public' | 'settings',
): Promise<Arrival | undefined> => {
  const done = await follow(
    world,
    browser.tab(),
    'probe',
    await world.stage.driver.probe(state.id, what),
    'leaves',
  )
  return done.kind === 'ok' ? done.arrival : undefined
}

/** Whether a page contains the private canary of this organisation, whatever its status. */
export const showsCanary = (arrival: Arrival | undefined, { canaries }: OrganisationState): boolean =>
  arrival?.kind === 'page' && arrival.page.body.includes(canaries.private)

/** Whether the answer contains the private canary of this organisation, whatever its status. */
export const showsPrivate = async (
  world: World,
  browser: Browser,
  state: OrganisationState,
): Promise<boolean> => {
  return showsCanary(await open(world, browser, state, 'private'), state)
}

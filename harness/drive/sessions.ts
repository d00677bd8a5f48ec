/** How sessions end: by signing out, by the clock; and what a copy of a session's cookie is still good for. */
import type { Tab } from '../browser/browser.ts'
import type { Reply } from '../driver.ts'
import type { Seen } from '../evidence.ts'
import type { Step } from '../scenario.ts'
import { takeSeat } from './login.ts'
import { adminTab, crashOf, follow } from './product.ts'
import { organisationOf, type World } from './world.ts'

type StepOf<Name extends Step['do']> = Extract<Step, { readonly do: Name }>

/** An optional verb was carried out, or the step shows nothing. */
const carriedOut = async (world: World, tab: Tab, verb: string, reply: Reply): Promise<Seen> => {
  const done = await follow(world, tab, verb, reply, 'leaves')
  if (done.kind === 'refused') return { kind: 'trouble', what: `"${verb}" was refused: ${done.reason}` }
  const crash = crashOf(world, done.arrival)
  return { kind: 'done', ...(crash === undefined ? {} : { crash }) }
}

const unsupported: Reply = { status: 'unsupported' }

/** Somebody signs out of the product; where that leads to Entra, the browser follows. */
export const logout = async (world: World, step: StepOf<'logout'>): Promise<Seen> => {
  const state = organisationOf(world, step.organisation)
  const seat = await takeSeat(world, state, null, step.browser)
  const { driver } = world.stage
  seat.signedInAs = null
  return carriedOut(world, seat.tab, 'logout', (await driver.logout?.(state.id)) ?? unsupported)
}

/** The administrator sets for how long a completed SSO counts. */
export const setSessionTimeout = async (
  world: World,
  { hours, organisation }: StepOf<'set-session-timeout'>,
): Promise<Seen> => {
  const state = organisationOf(world, organisation)
  const tab = await adminTab(world, state)
  const reply = (await world.stage.driver.sessionTimeout?.(state.id, hours * 3600)) ?? unsupported
  return carriedOut(world, tab, 'session-timeout', reply)
}

/** The product's clock advances for this organisation. */
export const advanceProductClock = async (
  world: World,
  { hours, organisation }: StepOf<'advance-product-clock'>,
): Promise<Seen> => {
  const state = organisationOf(world, organisation)
  const tab = await adminTab(world, state)
  const reply = (await world.stage.driver.advanceClock?.(state.id, hours * 3600)) ?? unsupported
  return carriedOut(world, tab, 'advance-clock', reply)
}

/** The product's cookies get into another browser. */
export const copyCookies = async (
  world: World,
  { from, to, organisation }: StepOf<'copy-cookies'>,
): Promise<Seen> => {
  const state = organisationOf(world, organisation)
  const source = await takeSeat(world, state, null, from)
  const target = await takeSeat(world, state, null, to)
  for (const origin of world.stage.description.origins) {
    await target.browser.plant(origin, await source.browser.cookiesOf(origin))
  }
  return { kind: 'done' }
}

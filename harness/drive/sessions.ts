/** How sessions end by the clock. */
import type { Tab } from '../browser/browser.ts'
import type { Reply } from '../driver.ts'
import type { Seen } from '../evidence.ts'
import type { Step } from '../scenario.ts'
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

/** Ends of sessions, and what a copy of a session's cookie is still good for. */
import type { Seen } from '../evidence.ts'
import type { Step } from '../scenario.ts'
import { takeSeat } from './login.ts'
import { crashOf, follow } from './product.ts'
import { organisationOf, type World } from './world.ts'

type StepOf<Name extends Step['do']> = Extract<Step, { readonly do: Name }>

/** Somebody signs out of the product; where that leads to Entra, the browser follows. */
export const logout = async (world: World, step: StepOf<'logout'>): Promise<Seen> => {
  const state = organisationOf(world, step.organisation)
  const seat = await takeSeat(world, state, null, step.browser)
  const { driver } = world.stage
  const reply = (await driver.logout?.(state.id)) ?? { status: 'unsupported' as const }
  const done = await follow(world, seat.tab, 'logout', reply, 'leaves')
  seat.signedInAs = null
  if (done.kind === 'refused') return { kind: 'trouble', what: `nobody could sign out: ${done.reason}` }
  const crash = crashOf(world, done.arrival)
  return { kind: 'done', ...(crash === undefined ? {} : { crash }) }
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

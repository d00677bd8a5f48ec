/** API tokens that members make in their browsers. */
import { HarnessError } from '../errors.ts'
import type { Seen } from '../evidence.ts'
import type { Step } from '../scenario.ts'
import { takeSeat } from './login.ts'
import { follow } from './product.ts'
import { organisationOf, type World } from './world.ts'

/** The text of the element with this id, in a page whose text there is a plain word. */
const textOf = (body: string, id: string): string | undefined =>
  body.split(`id="${id}"`)[1]?.match(/^[^>]*>\s*([^<\s]+)/)?.[1]

/** Somebody makes a token, which later steps name. */
export const makeToken = async (
  world: World,
  step: Extract<Step, { readonly do: 'make-token' }>,
): Promise<Seen> => {
  const state = organisationOf(world, step.organisation)
  const seat = await takeSeat(world, state, step.who, step.browser)
  const reply = (await world.stage.driver.apiToken?.(state.id, world.emails[step.who])) ?? {
    status: 'unsupported',
  }
  if (reply.status === 'ok') {
    world.tokens.set(step.token, reply.token)
    return { kind: 'done' }
  }
  const way = reply.status === 'read' ? ({ status: 'go', actions: reply.actions } as const) : reply
  const done = await follow(world, seat.tab, 'api-token', way, 'leaves')
  const page = done.kind === 'ok' && done.arrival?.kind === 'page' ? done.arrival.page.body : ''
  const token = reply.status === 'read' ? textOf(page, reply.element) : undefined
  if (token === undefined)
    throw new HarnessError('driver', 'the page to which "api-token" leads shows no token in its element')
  world.tokens.set(step.token, token)
  return { kind: 'done' }
}

/** What a copy of a session's cookie is good for. */
import type { Seen } from '../evidence.ts'
import type { Step } from '../scenario.ts'
import { takeSeat } from './login.ts'
import { organisationOf, type World } from './world.ts'

/** The product's cookies get into another browser. */
export const copyCookies = async (
  world: World,
  { from, to, organisation, everywhere }: Extract<Step, { readonly do: 'copy-cookies' }>,
): Promise<Seen> => {
  const state = organisationOf(world, organisation)
  const source = await takeSeat(world, state, null, from)
  const target = await takeSeat(world, state, null, to)
  for (const origin of [...world.stage.description.origins, ...state.origins]) {
    const cookies = await source.browser.cookiesOf(origin)
    await target.browser.plant(
      origin,
      everywhere === true
        ? cookies.map((cookie) => `${cookie.replace(/;\s*path=[^;]*/i, '')}; Path=/`)
        : cookies,
    )
  }
  return { kind: 'done' }
}

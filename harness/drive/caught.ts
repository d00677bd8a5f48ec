import type { Browser, Navigation } from '../browser/browser.ts'
import type { Reply } from '../driver.ts'
import { HarnessError } from '../errors.ts'
import { adminOf } from '../plan/plan.ts'
import { follow, signInLocally } from './product.ts'
import type { OrganisationState, World } from './world.ts'

/**
 * The request that an administrator's page makes when the driver's reply is followed, caught before it
 * leaves. It is made in a session of its own: what it knows of that session is worth nothing in another.
 */
export const caught = async (
  world: World,
  state: OrganisationState,
  browser: Browser,
  verb: string,
  reply: Reply,
): Promise<Navigation> => {
  const tab = browser.tab()
  await signInLocally(world, tab, state, adminOf(state.name))
  let request: Navigation | undefined
  await follow(world, tab, verb, reply, 'leaves', (navigation) => {
    if (navigation.method === 'GET') return false
    request = navigation
    return true
  })
  if (request === undefined)
    throw new HarnessError('driver', `no form was sent for "${verb}", so none could be forged`)
  return request
}

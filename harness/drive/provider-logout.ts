/** The provider ends sessions: by a logout token from server to server. Entra sends none, so the harness posts it. */
import type { JournalEntry } from '../../mock-idp/contract.ts'
import { HarnessError } from '../errors.ts'
import type { Seen } from '../evidence.ts'
import type { Step } from '../scenario.ts'
import { parametersOf } from './callback.ts'
import { crashOf } from './product.ts'
import { type OrganisationState, organisationOf, type World } from './world.ts'

type PostLogoutToken = Extract<Step, { readonly do: 'post-logout-token' }>

/** The provider's name for the session with which a browser came back last. */
const sessionOf = (world: World, browser: string): string => {
  const callback = world.callbacks.get(browser)
  const sid = callback === undefined ? null : parametersOf(callback).get('session_state')
  if (sid === null) throw new HarnessError('product', `browser "${browser}" never came back from Entra`)
  return sid
}

/** A token that the mock minted for this organisation's application: the newest of its kind. */
const minted = (
  world: World,
  { directory: { application } }: OrganisationState,
  message: JournalEntry['message'],
  name: 'id_token' | 'logout_token',
): string => {
  const token = world.stage.entra.journal
    .entries({ message })
    .findLast((entry) => entry.client === application.clientId && entry.minted[name] !== undefined)?.minted[
    name
  ]
  if (token === undefined) throw new HarnessError('product', `no ${name} was minted before`)
  return token
}

const tokenFor = async (
  world: World,
  state: OrganisationState,
  { who, session, instead }: PostLogoutToken,
): Promise<string> => {
  if (instead === 'id-token') return minted(world, state, 'token', 'id_token')
  if (instead === 'same-again') return minted(world, state, 'logout-token', 'logout_token')
  const { tenant, application, people } = state.directory
  const person = who === undefined ? undefined : people[who]
  return tenant.logoutToken({
    application: application.clientId,
    ...(person === undefined ? {} : { person: person.id }),
    ...(session === undefined ? {} : { sid: sessionOf(world, session) }),
  })
}

/** Posts a logout token to the address that the driver named. */
export const postLogoutToken = async (world: World, step: PostLogoutToken): Promise<Seen> => {
  const state = organisationOf(world, step.organisation)
  const { backchannelLogoutUri: uri } = organisationOf(world, step.to ?? step.organisation).logout
  if (uri === undefined)
    throw new HarnessError('driver', 'the reply to "organisation" has no "backchannelLogoutUri"')
  const body = new URLSearchParams({ logout_token: await tokenFor(world, state, step) })
  const arrival = await world
    .freshBrowser()
    .tab()
    .go({ method: 'POST', url: new URL(uri), body, initiator: null })
  const crash = crashOf(world, arrival)
  return {
    kind: 'posted',
    status: arrival.kind === 'page' ? arrival.page.status : 0,
    ...(crash === undefined ? {} : { crash }),
  }
}

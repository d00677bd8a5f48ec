/**
 * The settings' own requests in other hands: what the administrator's page would send is caught before it
 * leaves, and sent by somebody else, or by a page of another site in the administrator's browser.
 */
import type { Navigation, Tab } from '../browser/browser.ts'
import type { Seen } from '../evidence.ts'
import { adminOf } from '../plan/plan.ts'
import type { Step } from '../scenario.ts'
import { caught } from './caught.ts'
import { pageElsewhere } from './elsewhere.ts'
import { crashOf, signInLocally } from './product.ts'
import { seenStatus } from './settings.ts'
import { type OrganisationState, organisationOf, type World } from './world.ts'

type PostSettings = Extract<Step, { readonly do: 'post-settings' }>

/** Whoever sends it gets the values of an application that is nobody's, so that nothing stays as it was if they are stored. */
const otherValues = ({ directory: { application, tenant } }: OrganisationState) => ({
  clientId: application.clientId,
  clientSecret: 'none-of-your-secrets',
  issuerUrl: tenant.issuer,
})

const send = async (world: World, tab: Tab, request: Navigation, step: PostSettings) => {
  const forged =
    step.from === undefined ? request : { ...request, initiator: pageElsewhere(step.from, request.url) }
  // Entra is no part of this: whoever is sent there stays there.
  return tab.go(forged, ({ url }) => url.origin === world.stage.entra.origin)
}

/** Sends one of the settings' requests as somebody, and looks what the settings say then. */
export const postSettings = async (world: World, step: PostSettings): Promise<Seen> => {
  const state = organisationOf(world, step.organisation)
  const ownSession = world.freshBrowser()
  const { driver } = world.stage
  const reply = await (step.what === 'save'
    ? driver.setup(state.id, otherValues(state))
    : driver[step.what](state.id))
  const request = await caught(world, state, ownSession, step.what === 'save' ? 'setup' : step.what, reply)
  const isAdmin = step.who === adminOf(state.name)
  // Her own page in her own session; a page of another site knows nothing of hers.
  const browser = isAdmin && step.from === undefined ? ownSession : world.freshBrowser()
  const tab = browser.tab()
  if (step.who !== null && browser !== ownSession) await signInLocally(world, tab, state, step.who)
  const arrival = await send(world, tab, request, step)
  const crash = crashOf(world, arrival)
  const seen = await seenStatus(world, state, { kind: 'ok', arrival: undefined })
  return seen.kind === 'status' && crash !== undefined ? { ...seen, crash } : seen
}

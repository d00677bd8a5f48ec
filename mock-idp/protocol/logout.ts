import type { DeliveredFault } from '../contract.ts'
import { findApplication, type LiveAuthority } from '../directory/directory.ts'
import { redirectUriMatches } from '../directory/redirect-uri.ts'
import type { Members } from '../faults/apply.ts'
import { tellLogout } from '../faults/logout.ts'
import { takeFaults } from '../faults/select.ts'
import { withWholeFaults } from '../faults/whole.ts'
import { makeSid } from '../minting/opaque.ts'
import { signedOutPage } from '../pages/signed-out-page.ts'
import type { Incoming, Note, Parameters, Reply } from '../server/exchange.ts'
import { notCached } from '../server/headers.ts'
import { pageReply, refusalPage } from '../server/replies.ts'
import type { World } from '../world.ts'
import { visitorOf } from './authorize.ts'
import { locate, stampOf, tenantOf } from './context.ts'
import { returnUrl } from './return-url.ts'

/** `GET` and `POST /{tenant}/oauth2/v2.0/logout`: ends the session; goes back only to a registered redirect URI. */
export const handleLogout = async (world: World, incoming: Incoming): Promise<Reply> => {
  const located = locate(world, incoming.segment)
  if (located.kind === 'refused')
    return refusalPage(located.refusal, stampOf(world, incoming), { message: 'logout', tenant: null })
  const { authority } = located
  const engine = await world.engines.of(authority)
  const calls = (await engine.endSession(visitorOf(incoming)))
    .map((uid) => makeSid(world.seed, uid))
    .flatMap((sid) => logoutCalls(world, authority, sid))
  const frames = calls.flatMap(({ frame }) => frame ?? [])
  const faults = calls.flatMap((call) => call.faults)
  const reply = signedOut(
    world,
    incoming,
    authority,
    frames,
    calls.flatMap(({ delivered }) => delivered),
  )
  return withWholeFaults(reply, faults, frames)
}

const signedOut = (
  world: World,
  incoming: Incoming,
  authority: LiveAuthority,
  frames: readonly string[],
  delivered: readonly DeliveredFault[],
): Reply => {
  const parameters = { ...incoming.query, ...incoming.form }
  const target = parameters['post_logout_redirect_uri']
  const note: Note = {
    message: 'logout',
    tenant: tenantOf(authority),
    outcome: 'answered',
    reason: 'The session was ended.',
    delivered,
  }
  if (target === undefined || !isRegistered(world, authority, target))
    return pageReply(200, signedOutPage(frames, undefined), [
      target === undefined
        ? note
        : { ...note, reason: `The session was ended; ${target} is not a registered redirect URI.` },
    ])
  const state = parameters['state']
  const location = state === undefined ? target : returnUrl(target, 'query', { state })
  // The applications are told in hidden frames first, so a page has to come between.
  if (frames.length > 0) return pageReply(200, signedOutPage(frames, location), [note])
  return { status: 302, headers: { Location: location, ...notCached }, body: '', notes: [note] }
}

const isRegistered = (world: World, authority: LiveAuthority, uri: string): boolean => {
  const own = authority.kind === 'tenant' ? [...authority.tenant.applications.values()] : []
  return [...own, ...world.directory.shared.values()].some(({ redirectUris }) =>
    redirectUriMatches(uri, redirectUris),
  )
}

/** Front-channel logout: each application of the session is told its `sid`, and, as by Entra, no `iss`. */
const logoutCalls = (world: World, authority: LiveAuthority, sid: string) =>
  [...(world.grants.sessions.get(sid) ?? [])].flatMap((clientId) => {
    const application = findApplication(world.directory, authority, clientId)
    if (application?.logoutUrl === undefined) return []
    const { home, logoutUrl } = application
    const faults = takeFaults(home.faults, 'logout', { application: clientId })
    const told = tellLogout(logoutUrl, { sid }, faults, { hosts: world, clock: home.clock })
    const frame = told.url === undefined ? undefined : returnUrl(told.url, 'query', asText(told.parameters))
    return [{ frame, faults, delivered: told.delivered }]
  })

const asText = (members: Members): Parameters =>
  Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  )

import { findApplication, type LiveAuthority } from '../directory/directory.ts'
import { redirectUriMatches } from '../directory/redirect-uri.ts'
import { makeSid } from '../minting/opaque.ts'
import { signedOutPage } from '../pages/signed-out-page.ts'
import type { Incoming, Note, Reply } from '../server/exchange.ts'
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
  const frames = (await engine.endSession(visitorOf(incoming)))
    .map((uid) => makeSid(world.seed, uid))
    .flatMap((sid) => logoutUrls(world, authority, sid))
  const parameters = { ...incoming.query, ...incoming.form }
  const target = parameters['post_logout_redirect_uri']
  const note: Note = {
    message: 'logout',
    tenant: tenantOf(authority),
    outcome: 'answered',
    reason: 'The session was ended.',
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
const logoutUrls = (world: World, authority: LiveAuthority, sid: string): readonly string[] =>
  [...(world.grants.sessions.get(sid) ?? [])].flatMap((clientId) => {
    const logoutUrl = findApplication(world.directory, authority, clientId)?.logoutUrl
    return logoutUrl === undefined ? [] : [returnUrl(logoutUrl, 'query', { sid })]
  })

import type { DeliveredFault } from '../contract.ts'
import { findApplication, type LiveAuthority } from '../directory/directory.ts'
import type { ApplicationRecord } from '../directory/records.ts'
import { redirectUriMatches } from '../directory/redirect-uri.ts'
import { cookieNames } from '../engine/cookie-names.ts'
import type { Members } from '../faults/apply.ts'
import type { Fault } from '../faults/fault.ts'
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
import { clockOf, locate, stampOf, tenantOf } from './context.ts'
import { type LogoutRequest, readLogoutRequest } from './logout-request.ts'
import { returnUrl } from './return-url.ts'

/** `GET` and `POST /{tenant}/oauth2[/v2.0]/logout`: ends the session; goes back only to a registered redirect URI. */
export const handleLogout = async (world: World, incoming: Incoming): Promise<Reply> => {
  const located = locate(world, incoming.segment)
  if (located.kind === 'refused')
    return refusalPage(located.refusal, stampOf(world, incoming), { message: 'logout', tenant: null })
  const { authority } = located
  const base = { message: 'logout', tenant: tenantOf(authority) } as const
  const parameters = incoming.method === 'POST' ? { ...incoming.query, ...incoming.form } : incoming.query
  const request = readLogoutRequest(parameters)
  if (request.kind === 'refused')
    return refusalPage(request.refusal, stampOf(world, incoming, clockOf(authority)), base)
  const ended = await endSessions(world, incoming, authority)
  const calls = ended.flatMap((session) => session.calls)
  const frames = calls.flatMap(({ frame }) => frame ?? [])
  const delivered = calls.flatMap((call) => call.delivered)
  const reply = signedOut(world, authority, request, ended, frames, delivered)
  return withWholeFaults(
    reply,
    calls.flatMap(({ faults }) => faults),
    frames,
  )
}

const signedOut = (
  world: World,
  authority: LiveAuthority,
  request: Extract<LogoutRequest, { readonly kind: 'go' }>,
  ended: readonly EndedSession[],
  frames: readonly string[],
  delivered: readonly DeliveredFault[],
): Reply => {
  const client = request.clientId === undefined ? {} : { client: request.clientId.toLowerCase() }
  const note: Note = {
    message: 'logout',
    tenant: tenantOf(authority),
    ...client,
    delivered,
    outcome: 'answered',
    reason: ended.length === 0 ? 'Nobody was signed in.' : 'The session was ended.',
  }
  const { returnTo } = request
  if (returnTo === undefined) return pageReply(200, signedOutPage(frames, undefined), [note])
  if (!mayReturnTo(world, authority, request, ended, returnTo))
    return pageReply(200, signedOutPage(frames, undefined), [
      { ...note, reason: `${note.reason} ${returnTo} is not a registered redirect URI.` },
    ])
  const location =
    request.state === undefined ? returnTo : returnUrl(returnTo, 'query', { state: request.state })
  // The applications are told in hidden frames first, so a page has to come between.
  if (frames.length > 0) return pageReply(200, signedOutPage(frames, location), [note])
  return { status: 302, headers: { Location: location, ...notCached }, body: '', notes: [note] }
}

interface EndedSession {
  readonly applications: readonly ApplicationRecord[]
  readonly calls: readonly FrontChannelCall[]
}

interface FrontChannelCall {
  /** undefined: a fault keeps the application from being told. */
  readonly frame: string | undefined
  readonly faults: readonly Fault[]
  readonly delivered: readonly DeliveredFault[]
}

/** Front-channel logout: the application is told its `sid`, and, as by Entra, no `iss`. */
const callOf = (
  world: World,
  { home, clientId, logoutUrl }: ApplicationRecord,
  sid: string,
): readonly FrontChannelCall[] => {
  if (logoutUrl === undefined) return []
  const faults = takeFaults(home.faults, 'logout', { application: clientId })
  const told = tellLogout(logoutUrl, { sid }, faults, { hosts: world, clock: home.clock })
  const frame = told.url === undefined ? undefined : returnUrl(told.url, 'query', asText(told.parameters))
  return [{ frame, faults, delivered: told.delivered }]
}

const asText = (members: Members): Parameters =>
  Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  )

/** Ends the sessions of this browser, and says which applications took part in them. */
const endSessions = async (
  world: World,
  incoming: Incoming,
  authority: LiveAuthority,
): Promise<readonly EndedSession[]> => {
  const visitor = visitorOf(incoming)
  const sessions: EndedSession[] = []
  for (const each of reached(world, authority, visitor.cookie ?? '')) {
    const engine = await world.engines.of(each)
    for (const uid of await engine.endSession(visitor)) {
      const sid = makeSid(world.seed, uid)
      const applications = [...(world.grants.sessions.get(sid) ?? [])].flatMap(
        (clientId) => findApplication(world.directory, each, clientId) ?? [],
      )
      const calls = applications.flatMap((application) => callOf(world, application, sid))
      sessions.push({ applications, calls })
    }
  }
  return sessions
}

/** A tenant ends its own session. `common` and its like end every session of the browser, in whichever tenant. */
const reached = (world: World, authority: LiveAuthority, cookie: string): readonly LiveAuthority[] => {
  if (authority.kind === 'tenant') return [authority]
  const tenants = [...world.directory.tenants.values()].filter(({ id }) =>
    cookie.includes(`${cookieNames(id).session}=`),
  )
  return [authority, ...tenants.map((tenant) => ({ kind: 'tenant' as const, segment: tenant.id, tenant }))]
}

/**
 * Whether the browser may be sent there: a redirect URI of the application that asks, or, when none says
 * so, of an application of the tenant, of the session, or of any organisation.
 */
const mayReturnTo = (
  { directory }: World,
  authority: LiveAuthority,
  { clientId }: Extract<LogoutRequest, { readonly kind: 'go' }>,
  ended: readonly EndedSession[],
  uri: string,
): boolean => {
  const asking = clientId === undefined ? undefined : findApplication(directory, authority, clientId)
  const own = authority.kind === 'tenant' ? [...authority.tenant.applications.values()] : []
  const candidates =
    asking === undefined
      ? [...own, ...ended.flatMap(({ applications }) => applications), ...directory.shared.values()]
      : [asking]
  return candidates.some(({ redirectUris, spaRedirectUris, nativeRedirectUris }) =>
    redirectUriMatches(uri, [...redirectUris, ...spaRedirectUris, ...nativeRedirectUris]),
  )
}

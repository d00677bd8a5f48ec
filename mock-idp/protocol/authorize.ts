import { entryOf } from '../aadsts/refusal.ts'
import { accountIdOf, type LiveAuthority } from '../directory/directory.ts'
import { withCookies } from '../engine/call.ts'
import type { EngineAnswer, Visitor } from '../engine/engine.ts'
import type { Incoming, Note, Reply } from '../server/exchange.ts'
import { notCached } from '../server/headers.ts'
import { refusalPage, refusedNote } from '../server/replies.ts'
import type { World } from '../world.ts'
import { respondSignedIn, respondWithRefusal } from './authorization-response.ts'
import { type AuthorizeRequest, checkAuthorizeRequest } from './authorize-request.ts'
import { clockOf, locate, stampOf, tenantOf, versionOf } from './context.ts'

export const visitorOf = ({ headers, secure }: Incoming): Visitor => ({
  host: headers.host ?? 'localhost',
  secure,
  cookie: headers.cookie,
})

/** `GET` and `POST /{tenant}/oauth2/v2.0/authorize`, and `/{tenant}/oauth2/authorize` of v1.0. */
export const handleAuthorize = async (world: World, incoming: Incoming): Promise<Reply> => {
  const located = locate(world, incoming.segment)
  if (located.kind === 'refused')
    return refusalPage(located.refusal, stampOf(world, incoming), { message: 'authorize', tenant: null })
  const { authority } = located
  const tenant = tenantOf(authority)
  const parameters = incoming.method === 'POST' ? { ...incoming.query, ...incoming.form } : incoming.query
  const decision = checkAuthorizeRequest(world.directory, authority, parameters, versionOf(incoming))
  switch (decision.kind) {
    case 'page': {
      const { refusal, clientId } = decision
      const note = { message: 'authorize', tenant, client: clientId } as const
      return refusalPage(refusal, stampOf(world, incoming, clockOf(authority)), note)
    }
    case 'redirect': {
      const { refusal, clientId, to } = decision
      const note = refusedNote(refusal, { message: 'authorize', tenant, client: clientId })
      const reply = respondWithRefusal(world, incoming, authority, to, clientId, refusal)
      return { ...reply, notes: [note, ...reply.notes] }
    }
    case 'go':
      return begin(world, incoming, authority, decision.request)
  }
}

/** Begins to sign somebody in: the page, or an answer at once. */
export const begin = async (
  world: World,
  incoming: Incoming,
  authority: LiveAuthority,
  request: AuthorizeRequest,
): Promise<Reply> => {
  const engine = await world.engines.of(authority)
  const visitor = visitorOf(incoming)
  const started = await engine.begin(visitor, request)
  const automatic = personWithoutPage(authority)
  if (started.outcome.kind !== 'sign-in' || automatic === undefined)
    return answer(world, incoming, authority, request, started)
  const cookie = withCookies(visitor.cookie, started.cookies)
  const finished = await engine.finish({ ...visitor, cookie }, started.outcome.uid, accountIdOf(automatic))
  return answer(world, incoming, authority, request, {
    ...finished,
    cookies: [...started.cookies, ...finished.cookies],
  })
}

const personWithoutPage = (authority: LiveAuthority) =>
  authority.kind === 'tenant' && authority.tenant.signInAs !== null
    ? authority.tenant.people.get(authority.tenant.signInAs)
    : undefined

const answer = async (
  world: World,
  incoming: Incoming,
  authority: LiveAuthority,
  request: AuthorizeRequest,
  { outcome, cookies }: EngineAnswer,
): Promise<Reply> => {
  const base = { message: 'authorize', tenant: tenantOf(authority), client: request.clientId } as const
  if (outcome.kind === 'sign-in') {
    const note: Note = {
      ...base,
      outcome: 'asked',
      reason: 'Nobody is signed in (or the request demands it): the sign-in page is shown.',
    }
    const location = `/${authority.segment}/mock/sign-in/${outcome.uid}`
    return {
      status: 302,
      headers: { Location: location, 'Set-Cookie': cookies, ...notCached },
      body: '',
      notes: [note],
    }
  }
  const reply = await respond(world, incoming, authority, request, outcome)
  const note: Note = {
    ...base,
    outcome: outcome.kind === 'code' ? 'answered' : 'refused',
    code: reply.notes.find(({ code }) => code !== undefined)?.code,
    reason:
      outcome.kind === 'code'
        ? 'The person is signed in already.'
        : (reply.notes[0]?.reason ?? 'The request was refused.'),
  }
  return withSetCookie({ ...reply, notes: [note, ...reply.notes] }, cookies)
}

/** The engine's outcome as an answer to the relying party. */
export const respond = async (
  world: World,
  incoming: Incoming,
  authority: LiveAuthority,
  request: AuthorizeRequest,
  outcome: EngineAnswer['outcome'],
): Promise<Reply> => {
  if (outcome.kind === 'code') return respondSignedIn(world, incoming, authority, request, outcome, ['pwd'])
  const silent = outcome.kind === 'error' && request.prompt === 'none'
  const code = silent ? 50058 : 90033
  const reason = silent
    ? entryOf(50058).cause
    : `The engine failed: ${outcome.kind === 'error' ? outcome.description : outcome.kind}`
  return respondWithRefusal(world, incoming, authority, request, request.clientId, { code, reason })
}

export const withSetCookie = (reply: Reply, cookies: readonly string[]): Reply =>
  cookies.length === 0 ? reply : { ...reply, headers: { ...reply.headers, 'Set-Cookie': cookies } }

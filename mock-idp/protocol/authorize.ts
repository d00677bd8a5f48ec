import { accountIdOf, type LiveAuthority } from '../directory/directory.ts'
import type { PersonRecord } from '../directory/records.ts'
import type { EngineAnswer } from '../engine/engine.ts'
import type { Incoming, Reply } from '../server/exchange.ts'
import { refusalPage, refusedNote } from '../server/replies.ts'
import type { World } from '../world.ts'
import { respondRefused } from './authorization-response.ts'
import { type AuthorizeRequest, checkAuthorizeRequest } from './authorize-request.ts'
import { clockOf, locate, stampOf, tenantOf, versionOf } from './context.ts'
import { conclude, withSetCookie } from './sign-in/conclude.ts'
import { judge } from './sign-in/directory-rules.ts'
import { goOn } from './sign-in/go-on.ts'
import { goOnInSession, progressOf } from './sign-in/in-session.ts'
import { asPerson, type Progress } from './sign-in/progress.ts'
import { attemptOf, noteBase, pageOf, type Situation, visitorOf } from './sign-in/situation.ts'
import { takeByOrder } from './sign-in/take-step.ts'
import { toThePage } from './sign-in/to-the-page.ts'

export { visitorOf } from './sign-in/situation.ts'

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
      const reply = respondRefused(world, incoming, authority, to, clientId, refusal)
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
  const situation: Situation = { world, incoming, authority, request, engine, visitor, message: 'authorize' }
  const started = await engine.begin(visitor, request)
  const { outcome, cookies } = started
  switch (outcome.kind) {
    case 'code':
      return goOnInSession(situation, { outcome, cookies })
    case 'sign-in': {
      const automatic = personWithoutPage(authority)
      if (automatic !== undefined) return goOn(situation, outcome.uid, byOrder(situation, automatic), cookies)
      // Consent is asked of whoever is signed in; every other prompt asks who it is.
      if (request.prompt === 'consent' && outcome.session !== undefined)
        world.grants.signIns.set(outcome.uid, progressOf(situation, outcome.session))
      const reason = 'Nobody is signed in (or the request demands it): the sign-in page is shown.'
      return toThePage(situation, pageOf(situation, outcome.uid), reason, cookies)
    }
    default:
      return refused(situation, started)
  }
}

const refused = async (situation: Situation, { outcome, cookies }: EngineAnswer): Promise<Reply> => {
  const reply = await conclude(situation, outcome, [])
  const [first] = reply.notes
  const note = {
    ...noteBase(situation),
    outcome: 'refused',
    code: first?.code,
    reason: first?.reason ?? 'The request was refused.',
  } as const
  return withSetCookie({ ...reply, notes: [note, ...reply.notes] }, cookies)
}

const personWithoutPage = (authority: LiveAuthority): PersonRecord | undefined =>
  authority.kind === 'tenant' && authority.tenant.signInAs !== null
    ? authority.tenant.people.get(authority.tenant.signInAs)
    : undefined

/** Somebody who is signed in by order does by themselves whatever the page would ask, as far as it can be done without a choice. */
const byOrder = (situation: Situation, record: PersonRecord): Progress => {
  let progress = asPerson(accountIdOf(record), record)
  for (let left = 5; left > 0; left -= 1) {
    const attempt = attemptOf(situation, progress)
    const verdict = attempt === undefined ? undefined : judge(attempt)
    if (attempt === undefined || verdict?.kind !== 'asked') return progress
    const taken = takeByOrder(verdict.step, attempt)
    if (taken?.kind !== 'further') return progress
    progress = taken.progress
  }
  return progress
}

import { messageOf, type Refusal } from '../aadsts/refusal.ts'
import {
  accountIdOf,
  findApplication,
  findPerson,
  type LiveAuthority,
  peopleOf,
} from '../directory/directory.ts'
import type { PersonRecord } from '../directory/records.ts'
import { noticePage } from '../pages/error-page.ts'
import { signInPage } from '../pages/sign-in-page.ts'
import type { Incoming, Note, Reply } from '../server/exchange.ts'
import { pageReply, refusalPage } from '../server/replies.ts'
import type { World } from '../world.ts'
import { respondCancelled } from './authorization-response.ts'
import { respond, visitorOf, withSetCookie } from './authorize.ts'
import { type AuthorizeRequest, tenantNameOf } from './authorize-request.ts'
import { clockOf, locate, stampOf, tenantOf } from './context.ts'

/** People that the page offers; everybody else types a name. */
const mostPeople = 50

/** `GET` and `POST /{tenant}/mock/sign-in/{uid}`: what a person sees and does. */
export const handleSignIn = async (world: World, incoming: Incoming): Promise<Reply> => {
  const located = locate(world, incoming.segment)
  if (located.kind === 'refused')
    return refusalPage(located.refusal, stampOf(world, incoming), { message: 'sign-in', tenant: null })
  const { authority } = located
  const uid = incoming.path.split('?')[0]?.split('/').at(-1) ?? ''
  const engine = await world.engines.of(authority)
  const visitor = visitorOf(incoming)
  const request = await engine.waiting(visitor, uid)
  const base = { message: 'sign-in', tenant: tenantOf(authority) } as const
  if (request === undefined) {
    const reason = 'The sign-in page is too old, was used before, or belongs to another browser.'
    return pageReply(
      400,
      noticePage('This page is no longer valid', `${reason} Go back to the product and start again.`),
      [{ ...base, outcome: 'refused', reason }],
    )
  }
  const known = { ...base, client: request.clientId }
  if (incoming.method !== 'POST') {
    const note: Note = { ...known, outcome: 'asked', reason: 'The sign-in page was shown.' }
    return pageReply(200, page(world, authority, request), [note])
  }
  if (incoming.form['action'] === 'cancel') {
    await engine.cancel(visitor, uid)
    const reply = respondCancelled(world, incoming, authority, request)
    const note: Note = {
      ...known,
      outcome: 'refused',
      code: 'cancelled',
      reason: 'The person pressed Cancel.',
    }
    return { ...reply, notes: [note, ...reply.notes] }
  }
  const name = incoming.form['account'] ?? incoming.form['userPrincipalName'] ?? ''
  const person = findPerson(world.directory, authority, name)
  if (person === undefined) return unknownPerson(world, incoming, authority, request, name)
  const finished = await engine.finish(visitor, uid, accountIdOf(person))
  const reply = await respond(world, incoming, authority, request, finished.outcome)
  return withSetCookie({ ...reply, notes: [chosen(known, person), ...reply.notes] }, finished.cookies)
}

const chosen = (known: Pick<Note, 'message' | 'tenant' | 'client'>, { person }: PersonRecord): Note => ({
  ...known,
  outcome: 'answered',
  reason: `${person.userPrincipalName} signed in on the page.`,
  person: person.id,
})

const page = (
  world: World,
  authority: LiveAuthority,
  request: AuthorizeRequest,
  typed?: string,
  problem?: string,
): string =>
  signInPage({
    application:
      findApplication(world.directory, authority, request.clientId)?.displayName ?? request.clientId,
    tenant: authority.kind === 'tenant' ? authority.tenant.displayName : 'any organisation',
    people: peopleOf(world.directory, authority, mostPeople).map(({ person }) => person),
    hint: typed ?? request.loginHint,
    ...(problem === undefined ? {} : { problem }),
  })

/** Somebody of another tenant gets the page that Entra shows; a name that nobody has gets a message beside the field. */
const unknownPerson = (
  world: World,
  incoming: Incoming,
  authority: LiveAuthority,
  request: AuthorizeRequest,
  name: string,
): Reply => {
  const base = { message: 'sign-in', tenant: tenantOf(authority), client: request.clientId } as const
  const application = findApplication(world.directory, authority, request.clientId)
  const values = {
    user: name,
    tenantName: tenantNameOf(authority),
    appId: request.clientId,
    appName: application?.displayName ?? request.clientId,
  }
  const elsewhere = findPerson(world.directory, { kind: 'alias', segment: 'common' }, name)
  if (elsewhere !== undefined) {
    const refusal: Refusal = {
      code: 50020,
      values: { ...values, idp: `${world.origin}/${elsewhere.home.id}/` },
      reason: `${name} belongs to ${elsewhere.home.domain} and is no guest here.`,
    }
    return refusalPage(refusal, stampOf(world, incoming, clockOf(authority)), base)
  }
  const refusal: Refusal = { code: 50034, values, reason: `There is no account ${JSON.stringify(name)}.` }
  const note: Note = { ...base, outcome: 'refused', code: 'AADSTS50034', reason: refusal.reason }
  return pageReply(200, page(world, authority, request, name, messageOf(refusal)), [note])
}

import { entryOf, refusalBody } from '../aadsts/refusal.ts'
import { findApplication, type LiveAuthority } from '../directory/directory.ts'
import { deliveredWhole, forgiven, isRefusalFault, type Members } from '../faults/apply.ts'
import type { Fault } from '../faults/fault.ts'
import { takeFaults } from '../faults/select.ts'
import { withDelivered, withWholeFaults } from '../faults/whole.ts'
import type { Incoming, Note, Reply } from '../server/exchange.ts'
import { jsonReply, refusalJson } from '../server/replies.ts'
import type { World } from '../world.ts'
import { readCredentials } from './client-authentication.ts'
import { clockOf, locate, stampOf, tenantOf } from './context.ts'
import { checkTokenRequest, findGrant, grantTypes, type TokenDecision } from './token-request.ts'
import { issueTokens } from './token-response.ts'

/** `/{tenant}/oauth2/v2.0/token`. */
export const handleToken = async (world: World, incoming: Incoming): Promise<Reply> => {
  const base = { message: 'token', tenant: null } as const
  if (incoming.method !== 'POST') {
    const refusal = {
      code: 900561,
      values: { accepted: 'POST, OPTIONS', method: incoming.method },
      reason: `The token endpoint was called with ${incoming.method}.`,
    }
    return refusalJson(world, refusal, stampOf(world, incoming), 400, base)
  }
  const located = locate(world, incoming.segment)
  if (located.kind === 'refused')
    return refusalJson(world, located.refusal, stampOf(world, incoming), 400, base)
  const { authority } = located
  const concerned = whom(world, authority, incoming)
  const faults =
    concerned.tenant === undefined ? [] : takeFaults(concerned.tenant.faults, 'token-response', concerned)
  const decision = checkTokenRequest(world.directory, world.grants, authority, incoming, forgiven(faults))
  if (decision.kind === 'refused')
    return refused(world, incoming, authority, decision, concerned.person, faults)
  const refusal = faults.find(isRefusalFault)
  if (refusal === undefined) return issueTokens(world, authority, incoming, decision, faults)
  return refusedOnDemand(world, incoming, authority, decision, refusal, faults)
}

/** Whom a token request concerns, as far as the request tells before it is checked. */
const whom = (world: World, authority: LiveAuthority, incoming: Incoming) => {
  const { form } = incoming
  const grantType = grantTypes.find((type) => type === form['grant_type'])
  const value = form[grantType === 'refresh_token' ? 'refresh_token' : 'code']
  const found =
    grantType === undefined || value === undefined
      ? undefined
      : findGrant(world.directory, world.grants, grantType, value)
  const application = readCredentials(incoming).clientId?.toLowerCase()
  const home =
    found?.person?.home ??
    (authority.kind === 'tenant'
      ? authority.tenant
      : findApplication(world.directory, authority, application ?? '')?.home)
  return { tenant: home, application, person: found?.person?.person.id }
}

const refused = (
  world: World,
  incoming: Incoming,
  authority: LiveAuthority,
  { refusal, application, secret }: Extract<TokenDecision, { readonly kind: 'refused' }>,
  person: string | undefined,
  faults: readonly Fault[],
): Reply => {
  const stamp = stampOf(world, incoming, clockOf(authority))
  const note = {
    message: 'token',
    tenant: tenantOf(authority),
    client: application?.clientId ?? readCredentials(incoming).clientId,
    person,
    secret: secret?.keyId,
  } as const
  const reply = refusalJson(world, refusal, stamp, entryOf(refusal.code).status, note)
  return withWholeFaults(reply, faults, refusalBody(refusal, stamp, world.origin))
}

/** The request was right; a fault refuses it all the same. The code stays unredeemed, as after a real refusal. */
const refusedOnDemand = (
  world: World,
  incoming: Incoming,
  authority: LiveAuthority,
  { application, person, secret }: Extract<TokenDecision, { readonly kind: 'go' }>,
  fault: Extract<Fault, { readonly do: 'refuse' }>,
  faults: readonly Fault[],
): Reply => {
  const { status, cause } = entryOf(fault.code)
  const values = {
    appId: application.clientId,
    appName: application.displayName,
    tenantName: person.home.displayName,
    tenantId: person.home.id,
  }
  const stamp = stampOf(world, incoming, person.home.clock)
  const refusal = { code: fault.code, values, reason: `On demand: ${cause}` }
  const body: Members = refusalBody(refusal, stamp, world.origin)
  const note: Note = {
    message: 'token',
    tenant: tenantOf(authority),
    outcome: 'refused',
    code: `AADSTS${fault.code}`,
    reason: refusal.reason,
    client: application.clientId,
    person: person.person.id,
    secret: secret.keyId,
  }
  const reply = withDelivered(jsonReply(status, body, [note]), [deliveredWhole(fault, body, undefined)])
  return withWholeFaults(reply, faults, body)
}

import { entryOf, refusalBody } from '../aadsts/refusal.ts'
import type { LiveAuthority } from '../directory/directory.ts'
import { deliveredWhole, forgiven, isRefusalFault, type Members, tell } from '../faults/apply.ts'
import type { Fault, RefusalFault } from '../faults/fault.ts'
import { takeFaults } from '../faults/select.ts'
import { withDelivered, withWholeFaults } from '../faults/whole.ts'
import type { Incoming, Note, Reply } from '../server/exchange.ts'
import { jsonReply, refusalJson } from '../server/replies.ts'
import type { World } from '../world.ts'
import { readCredentials } from './client-authentication/credentials.ts'
import { secretOf } from './client-authentication/proof.ts'
import { clockOf, locate, stampOf, tenantOf, versionOf } from './context.ts'
import { whomItConcerns } from './token/concerned.ts'
import { decideToken } from './token/decide.ts'
import type { TokenDecision } from './token/decision.ts'
import { withTokenHeaders } from './token/headers.ts'
import { type Accepted, issue } from './token/issue.ts'

/** `/{tenant}/oauth2/v2.0/token`, and `/{tenant}/oauth2/token` of v1.0. */
export const handleToken = async (world: World, incoming: Incoming): Promise<Reply> =>
  withTokenHeaders(incoming, await answer(world, incoming))

const answer = async (world: World, incoming: Incoming): Promise<Reply> => {
  const base = { message: 'token', tenant: null } as const
  if (incoming.method === 'OPTIONS')
    return {
      status: 200,
      headers: {},
      body: '',
      notes: [{ ...base, outcome: 'answered', reason: 'A browser asked whether it may ask.' }],
    }
  if (incoming.method !== 'POST') {
    const refusal = {
      // The older form is still that of v1.0.
      code: versionOf(incoming) === 1 ? 90056 : 900561,
      values: { accepted: 'POST, OPTIONS', method: incoming.method },
      reason: `The token endpoint was called with ${incoming.method}.`,
    }
    return refusalJson(world, refusal, stampOf(world, incoming), 400, base)
  }
  const located = locate(world, incoming.segment)
  if (located.kind === 'refused')
    return refusalJson(world, located.refusal, stampOf(world, incoming), 400, base)
  const { authority } = located
  const concerned = whomItConcerns(world, authority, incoming)
  const faults =
    concerned.tenant === undefined ? [] : takeFaults(concerned.tenant.faults, 'token-response', concerned)
  const { form, headers, secure } = incoming
  const version = versionOf(incoming)
  const decision = await decideToken(
    { world, authority, version, form, forgives: forgiven(faults) },
    { authorization: headers.authorization, origin: headers.origin, host: headers.host, secure },
  )
  if (decision.kind === 'refused')
    return refused(world, incoming, authority, decision, concerned.person, faults)
  const onDemand = faults.find(isRefusalFault)
  return onDemand === undefined
    ? accepted(world, incoming, authority, decision, faults)
    : refusedOnDemand(world, incoming, authority, decision, onDemand, faults)
}

const accepted = async (
  world: World,
  incoming: Incoming,
  authority: LiveAuthority,
  decision: Accepted,
  faults: readonly Fault[],
): Promise<Reply> => {
  const clientInfo = incoming.form['client_info'] === '1'
  const base = noteOf(authority, decision)
  const { clock, who } = subjectOf(authority, decision)
  const issued = await issue(world, authority, versionOf(incoming), decision, clientInfo)
  if (issued.kind === 'failed') {
    const { status } = entryOf(issued.code)
    return refusalJson(world, issued, stampOf(world, incoming, clock), status, base)
  }
  const honest = issued.members
  const told = tell(honest, faults, { hosts: world, clock })
  const { forgotten } = decision
  const note: Note = {
    ...base,
    outcome: 'answered',
    reason:
      forgotten.length === 0
        ? `Tokens were issued for ${who}.`
        : `Tokens were issued although a rule was broken and forgotten: ${forgotten.join(', ')}.`,
    minted: issued.minted,
    delivered: [
      ...faults.flatMap((fault) =>
        fault.do === 'forget' && forgotten.includes(fault.rule)
          ? [deliveredWhole(fault, undefined, undefined)]
          : [],
      ),
      ...told.delivered,
      ...(issued.delivered ?? []),
    ],
  }
  return withWholeFaults(jsonReply(200, told.message, [note]), faults, honest)
}

const refused = (
  world: World,
  incoming: Incoming,
  authority: LiveAuthority,
  { refusal, error, application, secret }: Extract<TokenDecision, { readonly kind: 'refused' }>,
  person: string | undefined,
  faults: readonly Fault[],
): Reply => {
  const stamp = stampOf(world, incoming, clockOf(authority) ?? application?.home.clock)
  const note = {
    message: 'token',
    tenant: tenantOf(authority),
    client: application?.clientId ?? readCredentials(incoming).clientId,
    person,
    secret: secret?.keyId,
  } as const
  const reply = refusalJson(world, refusal, stamp, entryOf(refusal.code).status, note, error)
  return withWholeFaults(reply, faults, refusalBody(refusal, stamp, world.origin, error))
}

/** The request was right; a fault refuses it all the same. The code stays unredeemed, as after a real refusal. */
const refusedOnDemand = (
  world: World,
  incoming: Incoming,
  authority: LiveAuthority,
  decision: Accepted,
  fault: RefusalFault,
  faults: readonly Fault[],
): Reply => {
  const { status, cause } = entryOf(fault.code)
  const { application } = decision
  const { clock, tenant } = subjectOf(authority, decision)
  const values = {
    appId: application.clientId,
    appName: application.displayName,
    tenantName: tenant.displayName,
    tenantId: tenant.id,
  }
  const stamp = stampOf(world, incoming, clock)
  const refusal = { code: fault.code, values, reason: `On demand: ${cause}` }
  const body: Members = refusalBody(refusal, stamp, world.origin)
  const note: Note = {
    ...noteOf(authority, decision),
    outcome: 'refused',
    code: `AADSTS${fault.code}`,
    reason: refusal.reason,
  }
  const reply = withDelivered(jsonReply(status, body, [note]), [deliveredWhole(fault, body, undefined)])
  return withWholeFaults(reply, faults, body)
}

const noteOf = (authority: LiveAuthority, { application, proof, issue: issued }: Accepted) =>
  ({
    message: 'token',
    tenant: tenantOf(authority),
    client: application.clientId,
    person: issued.kind === 'person' ? issued.person.person.id : undefined,
    secret: secretOf(proof)?.keyId,
  }) as const

/** Whom the tokens are about, and by whose clock. */
const subjectOf = (authority: LiveAuthority, { application, issue: issued }: Accepted) => {
  const tenant =
    issued.kind === 'person'
      ? issued.person.home
      : authority.kind === 'tenant'
        ? authority.tenant
        : application.home
  const who =
    issued.kind === 'person'
      ? issued.person.person.userPrincipalName
      : `the application ${application.displayName} itself`
  return { tenant, clock: tenant.clock, who }
}

import { entryOf, messageOf, refusalParameters } from '../../aadsts/refusal.ts'
import type { LiveAuthority } from '../../directory/directory.ts'
import type { TenantRecord } from '../../directory/records.ts'
import { deliveredWhole, isRefusalFault, tell } from '../../faults/apply.ts'
import type { Fault, RefusalFault } from '../../faults/fault.ts'
import { takeFaults } from '../../faults/select.ts'
import { withWholeFaults } from '../../faults/whole.ts'
import { errorPage } from '../../pages/error-page.ts'
import { formPostPage } from '../../pages/form-post-page.ts'
import type { Incoming, Note, Parameters, Reply } from '../../server/exchange.ts'
import { notCached } from '../../server/headers.ts'
import { pageReply } from '../../server/replies.ts'
import type { World } from '../../world.ts'
import type { ReturnAddress } from '../authorize-request.ts'
import { stampOf, tenantOf } from '../context.ts'
import { endDeviceSignIn } from '../device/end-device-sign-in.ts'
import { returnUrl } from '../return-url.ts'

export const withState = (parameters: Parameters, { state }: Pick<ReturnAddress, 'state'>): Parameters =>
  state === undefined ? parameters : { ...parameters, state }

/** What a sign-in ended in. */
export interface Content {
  readonly parameters: Parameters
  readonly reason: string
  readonly client: string
  readonly code?: string
  readonly person?: string
  readonly minted?: Parameters
  /** Lies that are in it already: those of an ID token. */
  readonly delivered?: Note['delivered']
}

/** The one place where an authorization response is written, and lied about. */
export const sendBack = (
  world: World,
  incoming: Incoming,
  authority: LiveAuthority,
  to: ReturnAddress,
  tenant: TenantRecord | undefined,
  content: Content,
): Reply => {
  if (to.device !== undefined) return endDeviceSignIn(world, authority, to.device, content)
  const concerned = { application: content.client.toLowerCase(), person: content.person }
  const faults = tenant === undefined ? [] : takeFaults(tenant.faults, 'authorization-response', concerned)
  const refusalFault = content.code === undefined ? faults.find(isRefusalFault) : undefined
  if (refusalFault !== undefined)
    return refusedOnDemand(world, incoming, authority, to, tenant, content, refusalFault, faults)
  const told =
    tenant === undefined
      ? { message: content.parameters, delivered: [] }
      : tell(content.parameters, faults, { hosts: world, clock: tenant.clock })
  const parameters = told.message === content.parameters ? content.parameters : asText(told.message)
  const note = noteOf(authority, content, parameters, [...(content.delivered ?? []), ...told.delivered])
  return withWholeFaults(carried(to, parameters, note), faults, content.parameters)
}

/** By order of a fault: the code stays unsent, and a refusal goes in its place, to the redirect URI or on a page. */
const refusedOnDemand = (
  world: World,
  incoming: Incoming,
  authority: LiveAuthority,
  to: ReturnAddress,
  tenant: TenantRecord | undefined,
  content: Content,
  fault: RefusalFault,
  faults: readonly Fault[],
): Reply => {
  const reason = `On demand: ${entryOf(fault.code).cause}`
  const refusal = { code: fault.code, values: namesFor(tenant, content.client), reason }
  const stamp = stampOf(world, incoming, tenant?.clock)
  const parameters = withState(refusalParameters(refusal, stamp, world.origin), to)
  const refused: Content = { ...content, reason, code: `AADSTS${fault.code}` }
  const delivered = [deliveredWhole(fault, parameters, content.parameters)]
  if (fault.as === 'page') {
    const note = noteOf(authority, refused, {}, delivered)
    return withWholeFaults(pageReply(200, errorPage(messageOf(refusal), stamp), [note]), faults, parameters)
  }
  const told =
    tenant === undefined
      ? { message: parameters, delivered: [] }
      : tell(parameters, faults, { hosts: world, clock: tenant.clock })
  const sent = told.message === parameters ? parameters : asText(told.message)
  const note = noteOf(authority, refused, sent, [...delivered, ...told.delivered])
  return withWholeFaults(carried(to, sent, note), faults, parameters)
}

const noteOf = (
  authority: LiveAuthority,
  { code, reason, client, person, minted = {} }: Content,
  parameters: Parameters,
  delivered: NonNullable<Note['delivered']>,
): Note => ({
  message: 'authorization-response',
  tenant: tenantOf(authority),
  outcome: code === undefined ? 'answered' : 'refused',
  reason,
  code,
  client,
  person,
  parameters,
  minted,
  delivered,
})

/** The parameters on their way back through the browser. */
const carried = (to: ReturnAddress, parameters: Parameters, note: Note): Reply =>
  to.responseMode === 'form_post'
    ? pageReply(200, formPostPage(to.redirectUri, parameters), [note])
    : {
        status: 302,
        headers: { Location: returnUrl(to.redirectUri, to.responseMode, parameters), ...notCached },
        body: '',
        notes: [note],
      }

const namesFor = (tenant: TenantRecord | undefined, client: string): Readonly<Record<string, string>> => ({
  appId: client,
  appName: tenant?.applications.get(client.toLowerCase())?.displayName ?? client,
  tenantName: tenant?.displayName ?? '',
  tenantId: tenant?.id ?? '',
})

const asText = (members: Readonly<Record<string, unknown>>): Parameters =>
  Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  )

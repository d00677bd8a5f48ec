import { entryOf, refusalParameters } from '../../aadsts/refusal.ts'
import type { LiveAuthority } from '../../directory/directory.ts'
import type { TenantRecord } from '../../directory/records.ts'
import { deliveredWhole, isRefusalFault, isTransportFault, tell } from '../../faults/apply.ts'
import { takeFaults } from '../../faults/select.ts'
import { formPostPage } from '../../pages/form-post-page.ts'
import type { Incoming, Note, Parameters, Reply } from '../../server/exchange.ts'
import { notCached } from '../../server/headers.ts'
import { pageReply, withTransport } from '../../server/replies.ts'
import type { World } from '../../world.ts'
import type { ReturnAddress } from '../authorize-request.ts'
import { stampOf, tenantOf } from '../context.ts'
import { endDeviceSignIn } from '../device/end-device-sign-in.ts'
import { returnUrl } from '../return-url.ts'

/** What goes back to the relying party, and what the journal says about it. */
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
  const honest: Parameters =
    refusalFault === undefined
      ? content.parameters
      : withState(
          refusalParameters(
            { code: refusalFault.code, values: namesFor(tenant, content.client), reason: '' },
            stampOf(world, incoming, tenant?.clock),
            world.origin,
          ),
          to,
        )
  const told =
    tenant === undefined
      ? { message: honest, delivered: [] }
      : tell(honest, faults, { hosts: world, clock: tenant.clock })
  const parameters = told.message === honest ? honest : asText(told.message)
  const code = refusalFault === undefined ? content.code : `AADSTS${refusalFault.code}`
  const note: Note = {
    message: 'authorization-response',
    tenant: tenantOf(authority),
    outcome: code === undefined ? 'answered' : 'refused',
    reason: refusalFault === undefined ? content.reason : `On demand: ${entryOf(refusalFault.code).cause}`,
    code,
    client: content.client,
    person: content.person,
    parameters,
    minted: content.minted ?? {},
    delivered: [
      ...(content.delivered ?? []),
      ...(refusalFault === undefined ? [] : [deliveredWhole(refusalFault, honest, content.parameters)]),
      ...told.delivered,
      ...faults.filter(isTransportFault).map((fault) => deliveredWhole(fault, undefined, undefined)),
    ],
  }
  if (to.responseMode === 'form_post')
    return withTransport(pageReply(200, formPostPage(to.redirectUri, parameters), [note]), faults)
  const location = returnUrl(to.redirectUri, to.responseMode, parameters)
  return withTransport(
    { status: 302, headers: { Location: location, ...notCached }, body: '', notes: [note] },
    faults,
  )
}

export const withState = (parameters: Parameters, { state }: Pick<ReturnAddress, 'state'>): Parameters =>
  state === undefined ? parameters : { ...parameters, state }

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

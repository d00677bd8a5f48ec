import { type Refusal, refusalParameters } from '../aadsts/refusal.ts'
import { findAccount, type LiveAuthority } from '../directory/directory.ts'
import type { Outcome } from '../engine/provider.ts'
import type { Incoming, Parameters, Reply } from '../server/exchange.ts'
import type { World } from '../world.ts'
import { sendBack, withState } from './authorize/send-back.ts'
import type { AuthorizeRequest } from './authorize-request.ts'
import { stampOf } from './context.ts'

type SignedIn = Extract<Outcome, { readonly kind: 'code' }>

/**
 * An administrator has consented for the tenant. The callback of `/adminconsent` has `tenant, state,
 * admin_consent`; that of `/v2.0/adminconsent` says for which scopes as well.
 */
export const respondAdminConsented = (
  world: World,
  incoming: Incoming,
  authority: LiveAuthority,
  request: AuthorizeRequest,
  { accountId }: SignedIn,
): Reply => {
  const record = findAccount(world.directory, accountId)
  if (record === undefined)
    throw new Error(`the engine signed in an account that does not exist: ${accountId}`)
  const { home, person } = record
  const parameters: Parameters =
    request.version === 2
      ? { admin_consent: 'True', tenant: home.id, ...withState({}, request), scope: request.scope }
      : { tenant: home.id, ...withState({}, request), admin_consent: 'True' }
  return sendBack(world, incoming, authority, request, home, {
    parameters,
    reason: `${person.userPrincipalName} consented for everybody in ${home.domain}.`,
    client: request.clientId,
    person: person.id,
  })
}

/** The administrator refused: v1.0 says so in words of its own, v2.0 with AADSTS65004. */
export const respondAdminRefused = (
  world: World,
  incoming: Incoming,
  authority: LiveAuthority,
  request: AuthorizeRequest,
  refusal: Refusal,
): Reply => {
  const tenant = authority.kind === 'tenant' ? authority.tenant : undefined
  const { error_description: description = '' } = refusalParameters(
    refusal,
    stampOf(world, incoming, tenant?.clock),
    world.origin,
  )
  const parameters: Parameters =
    request.version === 2
      ? {
          error: 'consent_required',
          error_description: description,
          admin_consent: 'True',
          ...(tenant === undefined ? {} : { tenant: tenant.id }),
        }
      : { error: 'permission_denied', error_description: 'The admin canceled the request' }
  return sendBack(world, incoming, authority, request, tenant, {
    parameters: withState(parameters, request),
    reason: refusal.reason,
    code: request.version === 2 ? `AADSTS${refusal.code}` : 'cancelled',
    client: request.clientId,
  })
}

import { type Refusal, refusalParameters } from '../aadsts/refusal.ts'
import { findAccount, findApplication, type LiveAuthority } from '../directory/directory.ts'
import type { PersonRecord } from '../directory/records.ts'
import type { Outcome } from '../engine/provider.ts'
import { makeClientInfo } from '../minting/client-info.ts'
import { makeCode, makeSid } from '../minting/opaque.ts'
import type { Incoming, Parameters, Reply } from '../server/exchange.ts'
import type { World } from '../world.ts'
import { cloudParameters } from './authorize/cloud-parameters.ts'
import { mintFrontChannel } from './authorize/front-channel.ts'
import { sendBack, withState } from './authorize/send-back.ts'
import type { AuthorizeRequest, ReturnAddress } from './authorize-request.ts'
import { stampOf } from './context.ts'
import type { CodeGrant } from './grants.ts'

type SignedIn = Extract<Outcome, { readonly kind: 'code' }>

/** Sends what was asked for to the relying party: Entra's parameters in Entra's order, and no `iss`. */
export const respondSignedIn = async (
  world: World,
  incoming: Incoming,
  authority: LiveAuthority,
  request: AuthorizeRequest,
  signedIn: SignedIn,
  amr: readonly string[],
): Promise<Reply> => {
  const person = findAccount(world.directory, signedIn.accountId)
  const application = findApplication(world.directory, authority, request.clientId)
  if (person === undefined || application === undefined)
    throw new Error(`the engine signed in an account that does not exist: ${signedIn.accountId}`)
  const sid = makeSid(world.seed, signedIn.sessionUid)
  const { clientId } = request
  world.grants.sessions.set(sid, new Set([...(world.grants.sessions.get(sid) ?? []), clientId.toLowerCase()]))
  world.grants.proofs.set(sid, amr)
  const grant = grantOf(authority, request, person, signedIn, sid, amr)
  const code = request.responseTypes.includes('code')
    ? makeCode(world.seed, world.serial(), { tenantId: person.home.id, clientId })
    : undefined
  if (code !== undefined) world.grants.codes.set(code, grant)
  const front = await mintFrontChannel(world, authority, { application, person, grant, request, code })
  const minted = { ...(code === undefined ? {} : { code }), ...front.minted }
  return sendBack(world, incoming, authority, request, person.home, {
    parameters: {
      ...(code === undefined ? {} : { code }),
      ...front.parameters,
      ...(request.clientInfo ? { client_info: makeClientInfo(world.directory, person) } : {}),
      ...(request.instanceAware ? cloudParameters(person.home) : {}),
      ...withState({}, request),
      session_state: sid,
    },
    minted,
    delivered: front.delivered,
    reason: `${person.person.userPrincipalName} signed in; ${wordsFor(minted)} sent to the redirect URI.`,
    client: clientId,
    person: person.person.id,
  })
}

const wordsFor = (minted: Parameters): string => {
  const names = Object.keys(minted).map(
    (name) => `the ${name.replace('id_token', 'ID token').replace('_', ' ')}`,
  )
  return `${names.join(' and ')} ${names.length === 1 ? 'was' : 'were'}`
}

const grantOf = (
  { segment }: LiveAuthority,
  {
    clientId,
    version,
    resource,
    scope,
    nonce,
    challenge,
    redirectUri,
    contexts,
    capabilities,
  }: AuthorizeRequest,
  { home }: PersonRecord,
  { accountId, authenticatedAt }: SignedIn,
  sid: string,
  amr: readonly string[],
): CodeGrant => ({
  segment,
  clientId: clientId.toLowerCase(),
  accountId,
  version,
  resource,
  scope,
  nonce,
  amr,
  acrs: contexts,
  capabilities,
  challenge,
  redirectUri,
  sid,
  authenticatedAt,
  issuedAt: home.clock.ms(),
  redeemed: false,
})

/** Sends a refusal to the redirect URI. */
export const respondRefused = (
  world: World,
  incoming: Incoming,
  authority: LiveAuthority,
  to: ReturnAddress,
  client: string,
  refusal: Refusal,
): Reply => {
  const tenant = authority.kind === 'tenant' ? authority.tenant : undefined
  const stamp = stampOf(world, incoming, tenant?.clock)
  return sendBack(world, incoming, authority, to, tenant, {
    parameters: withState(refusalParameters(refusal, stamp, world.origin), to),
    reason: refusal.reason,
    code: `AADSTS${refusal.code}`,
    client,
  })
}

/** What Entra sends when somebody presses Cancel: no description. */
export const respondCancelled = (
  world: World,
  incoming: Incoming,
  authority: LiveAuthority,
  request: AuthorizeRequest,
): Reply =>
  sendBack(world, incoming, authority, request, authority.kind === 'tenant' ? authority.tenant : undefined, {
    parameters: withState({ error: 'access_denied', error_subcode: 'cancel' }, request),
    reason: 'The person pressed Cancel.',
    code: 'cancelled',
    client: request.clientId,
  })

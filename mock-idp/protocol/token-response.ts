import type { LiveAuthority } from '../directory/directory.ts'
import { deliveredWhole, type Members, tell } from '../faults/apply.ts'
import type { Fault } from '../faults/fault.ts'
import { withWholeFaults } from '../faults/whole.ts'
import type { Login } from '../minting/id-token.ts'
import { makeClientInfo, makeRefreshToken } from '../minting/opaque.ts'
import { grantedScope, readScope } from '../minting/scopes.ts'
import type { Incoming, Note, Reply } from '../server/exchange.ts'
import { jsonReply, refusalJson } from '../server/replies.ts'
import type { World } from '../world.ts'
import { stampOf, tenantOf } from './context.ts'
import { mintTokens } from './mint.ts'
import type { TokenDecision } from './token-request.ts'

type Accepted = Extract<TokenDecision, { readonly kind: 'go' }>

/** Redeems the grant and mints the answer: Entra's members in Entra's order. */
export const issueTokens = async (
  world: World,
  authority: LiveAuthority,
  incoming: Incoming,
  accepted: Accepted,
  faults: readonly Fault[],
): Promise<Reply> => {
  const { application, person, grant, secret, forgotten } = accepted
  const { home } = person
  const base = {
    message: 'token',
    tenant: tenantOf(authority),
    client: application.clientId,
    person: person.person.id,
    secret: secret.keyId,
  } as const
  const redeemed = await redeem(world, authority, accepted)
  if (redeemed.kind === 'failed') {
    const refusal = { code: 9002313, reason: `The engine refused the grant: ${redeemed.because}` }
    return refusalJson(world, refusal, stampOf(world, incoming, home.clock), 400, base)
  }
  const { sid, nonce, authenticatedAt, version, amr } = grant
  const scope = readScope(grant.scope)
  const login: Login = {
    application,
    person,
    scope,
    nonce,
    sid,
    authenticatedAt,
    version,
    channel: 'back',
    resource: { kind: 'graph' },
    credential: 1,
    amr,
  }
  const {
    accessToken,
    idToken,
    life,
    serial,
    delivered: minted,
  } = await mintTokens(world, login, {
    accessToken: true,
    idToken: scope.openid,
    clientSecret: secret.value,
  })
  const surroundings = { hosts: world, clock: home.clock }
  const refreshToken =
    scope.offlineAccess && redeemed.refreshToken !== undefined
      ? makeRefreshToken(world.seed, serial, { tenantId: home.id, clientId: application.clientId })
      : undefined
  if (refreshToken !== undefined && redeemed.refreshToken !== undefined) {
    const { clientId, accountId, segment } = grant
    const next = {
      inner: redeemed.refreshToken,
      clientId,
      accountId,
      segment,
      version,
      resource: grant.resource,
      scope: grant.scope,
      nonce: undefined,
      sid,
      authenticatedAt,
      amr,
    }
    world.grants.refreshTokens.set(refreshToken, { ...next, usedAt: home.clock.ms() })
  }
  const honest: Members = {
    token_type: 'Bearer',
    scope: grantedScope(scope),
    expires_in: life,
    ext_expires_in: life,
    access_token: accessToken ?? '',
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    ...(idToken === undefined ? {} : { id_token: idToken.token }),
    ...(incoming.form['client_info'] === '1' ? { client_info: makeClientInfo(person) } : {}),
  }
  const told = tell(honest, faults, surroundings)
  const note: Note = {
    ...base,
    outcome: 'answered',
    reason:
      forgotten.length === 0
        ? `Tokens were issued for ${person.person.userPrincipalName}.`
        : `Tokens were issued although a rule was broken and forgotten: ${forgotten.join(', ')}.`,
    minted: {
      access_token: accessToken ?? '',
      ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
      ...(idToken === undefined ? {} : { id_token: idToken.token }),
    },
    delivered: [
      ...faults.flatMap((fault) =>
        fault.do === 'forget' && forgotten.includes(fault.rule)
          ? [deliveredWhole(fault, undefined, undefined)]
          : [],
      ),
      ...told.delivered,
      ...minted,
    ],
  }
  return withWholeFaults(jsonReply(200, told.message, [note]), faults, honest)
}

type Redeemed =
  | { readonly kind: 'redeemed'; readonly refreshToken: string | undefined }
  | { readonly kind: 'failed'; readonly because: string }

const redeem = async (
  world: World,
  authority: LiveAuthority,
  { grantType, application, person, grant, forgotten }: Accepted,
): Promise<Redeemed> => {
  if (forgotten.includes('single-use-code')) return { kind: 'redeemed', refreshToken: undefined }
  // Before anything is awaited: two redemptions at the same time are one too many.
  if ('usedAt' in grant) grant.usedAt = person.home.clock.ms()
  else grant.redeemed = true
  if (grant.inner === undefined) return { kind: 'redeemed', refreshToken: undefined }
  const engine = await world.engines.of(engineAuthority(world, authority, grant.segment))
  const outcome = await engine.redeem(application.clientId, grantType, grant.inner)
  if (outcome.kind === 'tokens') return { kind: 'redeemed', refreshToken: outcome.refreshToken }
  return {
    kind: 'failed',
    because: outcome.kind === 'error' ? `${outcome.error} ${outcome.description}` : outcome.kind,
  }
}

/** A refresh token is bound to a person and an application, not to a tenant: it is redeemed where it was granted. */
const engineAuthority = (world: World, authority: LiveAuthority, segment: string): LiveAuthority => {
  if (segment === authority.segment) return authority
  const tenant = world.directory.tenants.get(segment)
  if (tenant !== undefined) return { kind: 'tenant', segment, tenant }
  return { kind: 'alias', segment: segment === 'organizations' ? 'organizations' : 'common' }
}

import { accountIdOf, type LiveAuthority } from '../../directory/directory.ts'
import type { PersonRecord } from '../../directory/records.ts'
import type { Members } from '../../faults/apply.ts'
import { makeClientInfo } from '../../minting/client-info.ts'
import type { Login } from '../../minting/login.ts'
import { makeRefreshToken } from '../../minting/opaque.ts'
import { readScope } from '../../minting/scopes.ts'
import type { Version } from '../../minting/version.ts'
import type { Note } from '../../server/exchange.ts'
import type { World } from '../../world.ts'
import { credentialOf, secretOf } from '../client-authentication/proof.ts'
import { mintAppOnlyToken, mintTokens } from '../mint.ts'
import type { ApplicationIssue, PersonIssue, TokenDecision } from './decision.ts'
import { redeem } from './redeem.ts'
import { fixedLifeSeconds } from './refresh-token.ts'
import { tokenMembers } from './token-members.ts'

export type Accepted = Extract<TokenDecision, { readonly kind: 'go' }>

export type Issued =
  | {
      readonly kind: 'issued'
      readonly members: Members
      /** Lies in the tokens. */
      readonly delivered: Note['delivered']
      readonly minted: Readonly<Record<string, string>>
    }
  | { readonly kind: 'failed'; readonly code: number; readonly reason: string }

/** Mints what was decided. Tokens of a person use up their code first; whoever comes second gets nothing. */
export const issue = (
  world: World,
  authority: LiveAuthority,
  version: Version,
  accepted: Accepted,
  clientInfo: boolean,
): Promise<Issued> =>
  accepted.issue.kind === 'person'
    ? issueForPerson(world, authority, version, accepted, accepted.issue, clientInfo)
    : issueForApplication(world, authority, version, accepted, accepted.issue)

const issueForApplication = async (
  world: World,
  authority: LiveAuthority,
  version: Version,
  { application, proof }: Accepted,
  { resolved }: ApplicationIssue,
): Promise<Issued> => {
  const tenant = authority.kind === 'tenant' ? authority.tenant : application.home
  const credential = credentialOf(proof) === 1 ? 1 : 2
  const { accessToken, life, refreshIn, delivered } = await mintAppOnlyToken(world, {
    application,
    tenant,
    resource: resolved.resource,
    credential,
  })
  const now = Math.floor(tenant.clock.ms() / 1000)
  const members = tokenMembers(version, now, { life, refreshIn, accessToken, resource: resolved.resource })
  return { kind: 'issued', members, delivered, minted: { access_token: accessToken } }
}

const issueForPerson = async (
  world: World,
  authority: LiveAuthority,
  version: Version,
  accepted: Accepted,
  issued: PersonIssue,
  clientInfo: boolean,
): Promise<Issued> => {
  const { application, proof, platform } = accepted
  const { person, resolved, asked } = issued
  const { home } = person
  const redeemed = redeem(issued, accepted.forgotten)
  if (redeemed.kind === 'failed') return redeemed
  const scope = readScope(asked)
  const login: Login = {
    application,
    person,
    scope,
    nonce: issued.nonce,
    sid: issued.sid,
    authenticatedAt: issued.authenticatedAt,
    version,
    channel: 'back',
    resource: resolved.resource,
    granted: resolved.granted,
    capabilities: issued.capabilities,
    acrs: issued.acrs,
    credential: credentialOf(proof),
    amr: issued.amr,
  }
  const wantsRefreshToken = version === 1 || scope.offlineAccess
  const { accessToken, idToken, life, refreshIn, serial, delivered } = await mintTokens(world, login, {
    accessToken: true,
    idToken: version === 1 || scope.openid,
    clientSecret: secretOf(proof)?.value ?? '',
  })
  const refreshToken = wantsRefreshToken
    ? makeRefreshToken(world.seed, serial, { tenantId: home.id, clientId: application.clientId })
    : undefined
  if (refreshToken !== undefined)
    world.grants.refreshTokens.set(refreshToken, {
      ...nextGrant(application.clientId, authority, person, issued, version),
      segment: issued.uses?.grant.segment ?? authority.segment,
      usedAt: home.clock.ms(),
    })
  const members = tokenMembers(version, Math.floor(home.clock.ms() / 1000), {
    scope: resolved.scope,
    life,
    refreshIn,
    accessToken: accessToken ?? '',
    resource: resolved.resource,
    refreshToken,
    refreshTokenLife: platform === 'spa' ? fixedLifeLeft(issued, home.clock.ms()) : undefined,
    idToken: idToken?.token,
    clientInfo: clientInfo ? makeClientInfo(world.directory, person) : undefined,
  })
  return {
    kind: 'issued',
    members,
    delivered,
    minted: {
      access_token: accessToken ?? '',
      ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
      ...(idToken === undefined ? {} : { id_token: idToken.token }),
    },
  }
}

/** Seconds that are left of the day that a single-page application has. */
const fixedLifeLeft = ({ grantedAt }: PersonIssue, now: number): number =>
  Math.max(0, fixedLifeSeconds - Math.floor((now - grantedAt) / 1000))

const nextGrant = (
  clientId: string,
  { segment }: LiveAuthority,
  person: PersonRecord,
  issued: PersonIssue,
  version: Version,
) => ({
  clientId,
  accountId: accountIdOf(person),
  segment,
  version,
  resource: issued.resource,
  scope: issued.granted,
  nonce: undefined,
  sid: issued.sid,
  authenticatedAt: issued.authenticatedAt,
  amr: issued.amr,
  ...(issued.acrs === undefined ? {} : { acrs: issued.acrs }),
  ...(issued.capabilities === undefined ? {} : { capabilities: issued.capabilities }),
  redirectUri: issued.redirectUri,
  grantedAt: issued.grantedAt,
  password: person.person.password,
})

import type { Refusal } from '../aadsts/refusal.ts'
import { type Directory, findAccount, type LiveAuthority } from '../directory/directory.ts'
import type { ApplicationRecord, PersonRecord, SecretRecord } from '../directory/records.ts'
import type { ForgettableRule } from '../faults/fault.ts'
import type { Incoming } from '../server/exchange.ts'
import { missing, resourceRefusal, tenantNameOf } from './authorize-request.ts'
import { authenticateClient, readCredentials } from './client-authentication.ts'
import { checkCode } from './code-checks.ts'
import type { CodeGrant, Grants, RefreshGrant } from './grants.ts'
import { platformRefusal } from './platform.ts'
import { findClient } from './token/find-client.ts'

export const grantTypes = ['authorization_code', 'refresh_token'] as const
export type GrantType = (typeof grantTypes)[number]

/** Milliseconds that a refresh token lives after its last use. */
export const refreshTokenLife = 90 * 86_400_000

export type TokenDecision =
  | {
      readonly kind: 'refused'
      readonly refusal: Refusal
      readonly application?: ApplicationRecord
      readonly secret?: SecretRecord
    }
  | {
      readonly kind: 'go'
      readonly grantType: GrantType
      readonly application: ApplicationRecord
      readonly secret: SecretRecord
      readonly person: PersonRecord
      readonly grant: CodeGrant | RefreshGrant
      /** Rules that were broken and forgotten, by order of a fault. */
      readonly forgotten: readonly ForgettableRule[]
    }

/** The checks of the token endpoint in Entra's order: parameters, application, credential, then the grant. */
export const checkTokenRequest = (
  directory: Directory,
  grants: Grants,
  authority: LiveAuthority,
  incoming: Pick<Incoming, 'form' | 'headers'>,
  forgives: ReadonlySet<ForgettableRule>,
): TokenDecision => {
  const { form } = incoming
  const refused = (refusal: Refusal): TokenDecision => ({ kind: 'refused', refusal })
  const asked = form['grant_type']
  if (asked === undefined) return refused(missing('grant_type'))
  const grantType = grantTypes.find((type) => type === asked)
  if (grantType === undefined)
    return refused({
      code: 70003,
      values: { grantType: asked },
      reason: `The grant_type ${asked} is not supported.`,
    })
  const credentials = readCredentials(incoming)
  const known = findClient(directory, authority, credentials.clientId)
  if (known.kind === 'refused') return known
  const { application } = known
  const names = { appId: application.clientId, appName: application.displayName }
  const parameter = grantType === 'authorization_code' ? 'code' : 'refresh_token'
  const value = form[parameter]
  if (value === undefined) return { kind: 'refused', application, refusal: missing(parameter) }
  const client = authenticateClient(application, credentials, application.home.clock.ms())
  if (client.kind === 'refused') return { ...client, application }
  const { secret } = client
  const found = findGrant(directory, grants, grantType, value)
  const fail = (refusal: Refusal): TokenDecision => ({ kind: 'refused', refusal, application, secret })
  if (found === undefined)
    return fail({ code: 9002313, reason: `The ${parameter} is not one that was issued here.` })
  const { grant, person } = found
  if (person === undefined)
    return fail({
      code: 50034,
      values: { ...names, user: '{EmailHidden}', tenantName: tenantNameOf(authority) },
      reason: 'The person was removed from the directory.',
    })
  const now = person.home.clock.ms()
  if ('usedAt' in grant) {
    if (grant.clientId !== application.clientId)
      return fail({ code: 7000110, reason: 'The refresh token belongs to another application.' })
    if (now - grant.usedAt > refreshTokenLife)
      return fail({ code: 70008, reason: 'The refresh token was not used for 90 days.' })
    return { kind: 'go', grantType, application, secret, person, grant, forgotten: [] }
  }
  const platform = platformRefusal(application, grant, incoming.headers.origin)
  if (platform !== undefined) return fail(platform)
  const foreign = resourceRefusal(form['resource'], form['scope'] ?? grant.scope)
  if (foreign !== undefined) return fail(foreign)
  const checked = checkCode(grant, authority.segment, application.clientId, form, now, forgives)
  if (checked.kind === 'refused') return fail(checked.refusal)
  return { kind: 'go', grantType, application, secret, person, grant, forgotten: checked.forgotten }
}

/** The grant behind a code or refresh token, and whose it is, before anything is checked. */
export const findGrant = (
  directory: Directory,
  grants: Grants,
  grantType: GrantType,
  value: string,
): { readonly grant: CodeGrant | RefreshGrant; readonly person: PersonRecord | undefined } | undefined => {
  const grant = grantType === 'authorization_code' ? grants.codes.get(value) : grants.refreshTokens.get(value)
  return grant === undefined ? undefined : { grant, person: findAccount(directory, grant.accountId) }
}

import type { Refusal } from '../aadsts/refusal.ts'
import type { ApplicationRecord } from '../directory/records.ts'
import type { Draft } from './claims.ts'
import { type Resource, resourceIdOf } from './resource.ts'

/** Claims that no policy can change. */
const restricted = new Set(
  'acr aio amr appid appidacr at_hash aud azp azpacr c_hash exp groups iat idp idtyp iss jti nbf nonce oid rh roles scp sid sub tid uti ver wids'.split(
    ' ',
  ),
)

/** What a claims-mapping policy adds to tokens for this application. Every value is a text, an `email_verified` too. */
export const mappedClaims = ({ mappedClaims: mapped }: ApplicationRecord): Draft =>
  Object.fromEntries(Object.entries(mapped).filter(([name]) => !restricted.has(name)))

/**
 * Why tokens with mapped claims cannot be issued: the application has neither a signing key of its own nor
 * `acceptMappedClaims` (50146), or it has only the latter and the token is for an identifier that is neither
 * its client ID nor in a verified domain of the tenant (501461). The protocol calls it before it mints.
 * @param application whose token it is: the client for an ID token, the resource for an access token
 * @param resource what the access token is for; undefined for an ID token
 */
export const mappedClaimsRefusal = (
  application: ApplicationRecord,
  resource?: Resource,
): Refusal | undefined => {
  if (Object.keys(application.mappedClaims).length === 0 || application.ownSigningKey) return undefined
  const values = { appId: application.clientId, appName: application.displayName }
  if (!application.acceptMappedClaims)
    return {
      code: 50146,
      values,
      reason:
        'Claims are mapped, but the application has no signing key of its own and does not accept mapped claims.',
    }
  if (
    resource?.kind !== 'application' ||
    resource.application !== application ||
    isOwn(resource.identifier, application)
  )
    return undefined
  return {
    code: 501461,
    values: { ...values, resource: resourceIdOf(resource) },
    reason: `Mapped claims are accepted for the client ID and for verified domains only, not for ${resource.identifier}.`,
  }
}

const isOwn = (identifier: string, { clientId, home }: ApplicationRecord): boolean => {
  if (identifier.toLowerCase() === clientId) return true
  const host = URL.parse(identifier)?.hostname.toLowerCase() ?? ''
  return [home.domain, ...home.otherDomains].some((domain) => host === domain || host.endsWith(`.${domain}`))
}

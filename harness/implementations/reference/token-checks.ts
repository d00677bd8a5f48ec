/**
 * What an ID token has to keep beyond what openid-client checks. All pure: each says whether one thing is
 * right about a token whose signature, issuer, audience, expiry and nonce were found right.
 */
import { createHash } from 'node:crypto'

/** The part of a published key that says for whom it signs. Entra adds `issuer` to each. */
export interface PublishedKey {
  readonly kid?: string
  readonly issuer?: unknown
}

interface Claims {
  readonly [claim: string]: unknown
}

/** Seconds after which a token is too old for a login that takes minutes, however long it claims to live. */
const oldest = 24 * 3600

/**
 * Other JWTs of the same provider are signed by the same keys: access tokens (`at+jwt`), logout tokens
 * (`logout+jwt`). RFC 8725, 3.11: what says that it is of another type is not an ID token.
 */
export const isIdTokenType = (typ: unknown): boolean =>
  typ === undefined || (typeof typ === 'string' && typ.toLowerCase() === 'jwt')

/** Issued neither in the future nor long ago. Times in seconds since the epoch. */
export const isIssuedLately = ({ iat }: Claims, now: number, tolerance: number): boolean =>
  typeof iat === 'number' && iat <= now + tolerance && iat >= now - oldest

/** `at_hash`, where there is one, belongs to the access token beside it (OpenID Connect Core 1.0, 3.1.3.8). */
export const matchesAccessToken = ({ at_hash: hash }: Claims, accessToken: string): boolean => {
  if (hash === undefined) return true
  // RS256, the only algorithm that the product accepts, goes with SHA-256.
  const digest = createHash('sha256').update(accessToken, 'ascii').digest()
  return hash === digest.subarray(0, digest.length / 2).toString('base64url')
}

/**
 * A key that names an issuer signs for that issuer only; `{tenantid}` there stands for every tenant. Entra
 * serves keys for personal accounts and for organisations side by side. Keys that name none sign for all.
 */
export const maySignFor = (
  keys: readonly PublishedKey[],
  kid: unknown,
  expected: string,
  { tid }: Claims,
): boolean => {
  const candidates = kid === undefined ? keys : keys.filter((key) => key.kid === kid)
  return candidates.some(
    ({ issuer }) =>
      typeof issuer !== 'string' ||
      issuer === expected ||
      (typeof tid === 'string' && issuer.replace('{tenantid}', tid) === expected),
  )
}

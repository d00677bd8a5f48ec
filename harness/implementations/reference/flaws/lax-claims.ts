/** The checks of an ID token's claims, by hand, each of which can be left out or replaced. */
import { decodeProtectedHeader } from 'jose'
import type { Metadata } from '../metadata.ts'
import { type Claims, clockTolerance } from '../redeem.ts'
import { isIdTokenType, isIssuedLately, matchesAccessToken } from '../token-checks.ts'
import { invalid, type Redemption } from './lax-tokens.ts'

/** A check that can be left out. */
export type Check =
  | 'issuer'
  | 'audience'
  | 'expiry'
  /** There is an `exp`. */
  | 'expiry-presence'
  | 'not-before'
  /** There is an `iat`. */
  | 'issued-at-presence'
  /** `iat` is neither in the future nor long ago. */
  | 'issued-at'
  | 'nonce'
  /** `typ` of the header. */
  | 'token-type'
  | 'access-token-hash'
  /** Without an ID token, UserInfo says who it is. */
  | 'id-token'

/** How claims are compared; each can be replaced by a wrong way. */
export interface ClaimRules {
  readonly isIssuer: (claims: Claims, metadata: Metadata) => boolean
  readonly isForUs: (claims: Claims, clientId: string) => boolean
  readonly isNonce: (claims: Claims, nonce: string) => boolean
  /** Seconds since the epoch; undefined is no time. */
  readonly timeOf: (value: unknown) => number | undefined
  /** Seconds that the clocks may differ. */
  readonly tolerance: number
}

export const soundClaimRules: ClaimRules = {
  isIssuer: ({ iss }, { issuer }) => iss === issuer,
  isForUs: ({ aud, azp }, clientId) =>
    Array.isArray(aud)
      ? aud.includes(clientId) && (aud.length === 1 || azp === clientId)
      : aud === clientId && (azp === undefined || azp === clientId),
  isNonce: ({ nonce }, sent) => nonce === sent,
  timeOf: (value) => (typeof value === 'number' ? value : undefined),
  tolerance: clockTolerance,
}

export interface Arrived {
  readonly token: string
  readonly claims: Claims
  readonly accessToken: string
}

/** Checks everything that is not left out. Throws `SignInFailure`. */
export const checkClaims = (
  { token, claims, accessToken }: Arrived,
  { transaction, clientId }: Redemption,
  without: ReadonlySet<Check>,
  { isIssuer, isForUs, isNonce, timeOf, tolerance }: ClaimRules,
): void => {
  const demand = (check: Check, holds: boolean, claim?: string): void => {
    if (!without.has(check) && !holds) throw invalid(claim)
  }
  const now = Date.now() / 1000
  const { typ } = decodeProtectedHeader(token)
  const [exp, iat, nbf] = [claims['exp'], claims['iat'], claims['nbf']].map(timeOf)
  demand('token-type', isIdTokenType(typ))
  demand('issuer', isIssuer(claims, transaction.metadata), 'iss')
  demand('audience', isForUs(claims, clientId), 'aud')
  demand('expiry-presence', exp !== undefined, 'exp')
  demand('expiry', exp === undefined || exp > now - tolerance, 'exp')
  demand('issued-at-presence', iat !== undefined, 'iat')
  demand('issued-at', iat === undefined || isIssuedLately({ iat }, now, tolerance), 'iat')
  demand('not-before', claims['nbf'] === undefined || (nbf !== undefined && nbf <= now + tolerance), 'nbf')
  demand('nonce', isNonce(claims, transaction.nonce), 'nonce')
  demand('access-token-hash', matchesAccessToken(claims, accessToken), 'at_hash')
}

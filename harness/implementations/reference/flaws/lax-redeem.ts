/**
 * A second, hand-written way to redeem a code and validate an ID token, for the flaws only: every check is
 * there, and some can be left out or made wrongly. It shows how many there are to forget. The product itself
 * leaves this to openid-client.
 */
import { decodeJwt, type JSONWebKeySet } from 'jose'
import { SignInFailure } from '../failure.ts'
import type { Claims, redeem } from '../redeem.ts'
import { type Check, type ClaimRules, checkClaims, soundClaimRules } from './lax-claims.ts'
import { soundly, type Verify } from './lax-signature.ts'
import { Crash, fromUserInfo, invalid, loadKeys, parseClaims, requestTokens } from './lax-tokens.ts'

/** Gets a key set from its URL, or from where it was kept. */
export type KeySetSource = (url: string, load: () => Promise<JSONWebKeySet>) => Promise<JSONWebKeySet>

/** What is done wrongly; what is not named is done right. */
export interface Laxity {
  readonly without?: readonly Check[]
  /** Where key sets come from. Default: fetched for every login. */
  readonly keySet?: KeySetSource
  readonly verify?: Verify
  readonly claims?: Partial<ClaimRules>
  /** Finds the token in what the token endpoint sent as `id_token`. */
  readonly tokenIn?: (member: unknown) => string | undefined
  /** Reads the claims of a verified token. */
  readonly read?: (token: string) => unknown
  /** What is made of the validated claims. */
  readonly made?: (claims: Claims) => Claims
}

const once = <Value>(make: () => Promise<Value>): (() => Promise<Value>) => {
  let made: Promise<Value> | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** A way to redeem a code that makes these mistakes and no other. */
export const laxRedeem = ({
  without = [],
  keySet = (_url, load) => load(),
  verify = soundly,
  claims: rules = {},
  tokenIn = (member) => (typeof member === 'string' ? member : undefined),
  read = decodeJwt,
  made = (claims) => claims,
}: Laxity): typeof redeem => {
  const left = new Set(without)
  return async (redemption) => {
    const { transaction, clientId, fetch } = redemption
    const { metadata } = transaction
    const { idToken, accessToken } = await requestTokens(redemption)
    const arrived = tokenIn(idToken)
    if (arrived === undefined) {
      if (left.has('id-token')) return fromUserInfo(redemption, accessToken)
      throw invalid()
    }
    const url = metadata.jwks_uri ?? ''
    const keys = once(() => keySet(url, () => loadKeys(fetch, url)))
    try {
      const token = await verify({ token: arrived, redemption, keys })
      const claims = parseClaims(read(token))
      checkClaims({ token, claims, accessToken }, redemption, left, {
        ...soundClaimRules,
        ...rules,
      })
      return await redemption.addUserInfo({ claims: made(claims), accessToken, metadata, clientId, fetch })
    } catch (thrown) {
      throw thrown instanceof SignInFailure || thrown instanceof Crash ? thrown : invalid(undefined, thrown)
    }
  }
}

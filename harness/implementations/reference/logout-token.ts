import { compactVerify, createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet } from 'jose'
import type { CustomFetch } from 'openid-client'
import { backChannelTimeout } from './back-channel.ts'
import type { Metadata } from './metadata.ts'
import { clockTolerance } from './redeem.ts'
import { isIssuedLately, maySignFor, type PublishedKey } from './token-checks.ts'

/** The member of `events` that makes a token a logout token. */
export const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'

type Claims = Readonly<Record<string, unknown>>

/** A logout token whose signature was found right. */
export interface LogoutToken {
  readonly typ: unknown
  readonly claims: Claims
}

/** What it has to fit. */
export interface Expected {
  readonly issuer: string
  readonly clientId: string
  /** Seconds since the epoch. */
  readonly now: number
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

const isLogoutEvent = ({ events }: Claims): boolean => {
  if (typeof events !== 'object' || events === null || !Object.hasOwn(events, logoutEvent)) return false
  const event: unknown = Reflect.get(events, logoutEvent)
  return typeof event === 'object' && event !== null && !Array.isArray(event)
}

/**
 * What Back-Channel Logout 1.0, 2.6 asks beside the signature, each by itself. ID tokens and access tokens are
 * signed by the same keys: `typ`, `events` and the missing `nonce` tell them apart.
 */
export const logoutTokenChecks = {
  type: ({ typ }: LogoutToken) =>
    typ === undefined || (typeof typ === 'string' && /^(application\/)?(logout\+)?jwt$/i.test(typ)),
  issuer: ({ claims }: LogoutToken, { issuer }: Expected) => claims['iss'] === issuer,
  audience: ({ claims: { aud } }: LogoutToken, { clientId }: Expected) =>
    [aud].flat().length === 1 && [aud].flat()[0] === clientId,
  lifetime: ({ claims: { exp, ...claims } }: LogoutToken, { now }: Expected) =>
    typeof exp === 'number' && exp > now - clockTolerance && isIssuedLately(claims, now, clockTolerance),
  event: ({ claims }: LogoutToken) => isLogoutEvent(claims),
  nonce: ({ claims }: LogoutToken) => !Object.hasOwn(claims, 'nonce'),
  about: ({ claims: { sub, sid } }: LogoutToken) =>
    (isText(sub) || isText(sid)) && [sub, sid].every((one) => one === undefined || isText(one)),
  id: ({ claims: { jti } }: LogoutToken) => isText(jti),
} as const satisfies Readonly<Record<string, (token: LogoutToken, expected: Expected) => boolean>>

export type LogoutTokenChecks = Readonly<
  Record<keyof typeof logoutTokenChecks, (token: LogoutToken, expected: Expected) => boolean>
>

/** A signed token, and where its keys are. */
export interface Signed {
  readonly token: string
  readonly metadata: Metadata
  readonly fetch: CustomFetch
}

/** Checks the signature: RS256, by a key that the provider publishes now. Throws when it does not hold. */
export const verifyLogoutToken = async ({ token, metadata, fetch }: Signed): Promise<LogoutToken> => {
  const answer = await fetch(metadata.jwks_uri ?? '', {
    method: 'GET',
    headers: { accept: 'application/json' },
    body: undefined,
    redirect: 'manual',
    signal: AbortSignal.timeout(backChannelTimeout * 1000),
  })
  const keys = (await answer.json()) as JSONWebKeySet
  const { payload } = await compactVerify(token, createLocalJWKSet(keys), { algorithms: ['RS256'] })
  const { typ, kid } = decodeProtectedHeader(token)
  const claims: Claims = JSON.parse(new TextDecoder().decode(payload))
  if (!maySignFor(keys.keys as readonly PublishedKey[], kid, metadata.issuer, claims))
    throw new Error('the key that signed the logout token signs for another issuer')
  return { typ, claims }
}

/** Remembers which logout tokens came already, as long as they could be believed again. */
export interface UsedTokens {
  /** Whether this is the first time. `expires` and `now` in seconds since the epoch. */
  use(organisation: string, id: string, expires: number, now: number): boolean
  clear(): void
}

export const memoryUsedTokens = (): UsedTokens => {
  const used = new Map<string, number>()
  return {
    use: (organisation, id, expires, now) => {
      for (const [key, end] of used) if (end <= now - clockTolerance) used.delete(key)
      const key = JSON.stringify([organisation, id])
      if (used.has(key)) return false
      used.set(key, expires)
      return true
    },
    clear: () => used.clear(),
  }
}

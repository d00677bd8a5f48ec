import * as client from 'openid-client'
import { backChannelOptions } from './back-channel.ts'
import { SignInFailure } from './failure.ts'
import type { Metadata } from './metadata.ts'
import type { Claims } from './redeem.ts'

/** A validated ID token, and what it takes to ask for more. */
export interface Question {
  readonly claims: Claims
  readonly accessToken: string
  readonly metadata: Metadata
  readonly clientId: string
  readonly fetch: client.CustomFetch
}

/**
 * The address, where the ID token has none: Entra puts it there only with the optional claim "email", and tells
 * it at UserInfo all the same. What is signed comes first, so nothing is asked when the token has an address,
 * and of the answer only the address counts, with what it says of its own verification. The answer is not
 * signed, so its `sub` has to be the token's (OpenID Connect Core 1.0, 5.3.2): openid-client compares it, and
 * sends the access token in the header. Throws `SignInFailure`.
 */
export const addUserInfo = async (question: Question): Promise<Claims> => {
  const { claims, accessToken, metadata, clientId, fetch } = question
  if (claims['email'] !== undefined || metadata.userinfo_endpoint === undefined) return claims
  const config = new client.Configuration(metadata, clientId)
  const { timeout, [client.customFetch]: customFetch } = backChannelOptions(fetch)
  if (timeout !== undefined) config.timeout = timeout
  if (customFetch !== undefined) config[client.customFetch] = customFetch
  try {
    return withAddress(claims, await client.fetchUserInfo(config, accessToken, claims.sub))
  } catch (thrown) {
    throw new SignInFailure({ kind: 'user-info-failed' }, thrown)
  }
}

/** The claims of the ID token with the address of an answer whose subject is the same. */
export const withAddress = (claims: Claims, answer: Readonly<Record<string, unknown>>): Claims => {
  const { email, email_verified: verified } = answer
  return {
    ...claims,
    ...(email === undefined ? {} : { email }),
    ...(verified === undefined ? {} : { email_verified: verified }),
  }
}

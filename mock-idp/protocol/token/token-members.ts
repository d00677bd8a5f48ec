import type { Members } from '../../faults/apply.ts'
import type { Json } from '../../faults/fault.ts'
import { graphResource, type Resource } from '../../minting/resource.ts'
import type { Version } from '../../minting/version.ts'

/** What a token response says. */
export interface TokenAnswer {
  /** Absent in answers to applications by themselves. */
  readonly scope?: string
  /** Seconds that the access token lives. */
  readonly life: number
  /** Seconds after which a client may renew it. */
  readonly refreshIn: number | undefined
  readonly accessToken: string
  readonly resource: Resource
  readonly refreshToken?: string | undefined
  /** Seconds; of single-page applications only. */
  readonly refreshTokenLife?: number | undefined
  readonly idToken?: string | undefined
  readonly clientInfo?: string | undefined
}

/**
 * The members of a token response in Entra's order. Those of v1.0 are texts, and more.
 * @param now seconds since the epoch, by the tenant's clock
 */
export const tokenMembers = (version: Version, now: number, answer: TokenAnswer): Members => {
  const { life, refreshIn, resource } = answer
  const time = (seconds: number): string | number => (version === 1 ? String(seconds) : seconds)
  return present({
    token_type: 'Bearer',
    scope: answer.scope,
    expires_in: time(life),
    ext_expires_in: time(life),
    refresh_in: refreshIn === undefined ? undefined : time(refreshIn),
    ...(version === 1
      ? {
          expires_on: String(now + life),
          not_before: String(now - 300),
          resource: resource.identifier ?? graphResource,
        }
      : {}),
    access_token: answer.accessToken,
    refresh_token: answer.refreshToken,
    refresh_token_expires_in:
      answer.refreshToken === undefined || answer.refreshTokenLife === undefined
        ? undefined
        : time(answer.refreshTokenLife),
    id_token: answer.idToken,
    client_info: answer.clientInfo,
  })
}

const present = (members: { readonly [member: string]: Json | undefined }): Members =>
  Object.fromEntries(Object.entries(members).filter((pair): pair is [string, Json] => pair[1] !== undefined))

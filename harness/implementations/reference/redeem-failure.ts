import * as client from 'openid-client'
import { z } from 'zod'
import type { Failure } from './failure.ts'

/** Entra's error body: OAuth's members and numbers of its own, which are steadier than the text. */
const errorBody = z.object({
  error: z.string(),
  error_description: z.string().optional(),
  error_codes: z.array(z.number()).optional(),
})

const saying = (said: string | null | undefined) => (said ? { said } : {})

const codeRefused = (body: unknown): Failure => {
  const { data } = errorBody.safeParse(body)
  if (data === undefined) return { kind: 'no-answer' }
  return {
    kind: 'code-refused',
    error: data.error,
    codes: data.error_codes ?? [],
    ...saying(data.error_description),
  }
}

/** Codes of openid-client that mean that no proper answer came, as opposed to a token that is wrong. */
const answerProblems = [
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
]

const wrongClaim = (error: client.ClientError): string | undefined => {
  const detail: unknown = error.cause instanceof Error ? error.cause.cause : undefined
  if (typeof detail !== 'object' || detail === null || !('claim' in detail)) return undefined
  return typeof detail.claim === 'string' ? detail.claim : undefined
}

/** Sorts what openid-client throws from `authorizationCodeGrant`, by class and code, never by message. */
export const failureOf = async (thrown: unknown): Promise<Failure> => {
  if (thrown instanceof client.AuthorizationResponseError) {
    const said = saying(thrown.error_description)
    if (thrown.error === 'access_denied') return { kind: 'denied', ...said }
    return { kind: 'sign-in-refused', error: thrown.error, ...said }
  }
  if (thrown instanceof client.ResponseBodyError) return codeRefused(thrown.cause)
  // A 401 with a WWW-Authenticate header: the body, which has the numbers, has not been read yet.
  if (thrown instanceof client.WWWAuthenticateChallengeError) {
    return codeRefused(await thrown.response.json().catch(() => undefined))
  }
  if (!(thrown instanceof client.ClientError) || thrown.code === undefined) return { kind: 'no-answer' }
  if (answerProblems.includes(thrown.code)) return { kind: 'no-answer' }
  const claim = wrongClaim(thrown)
  return { kind: 'token-invalid', ...(claim === undefined ? {} : { claim }) }
}

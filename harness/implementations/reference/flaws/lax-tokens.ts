/** The token request of the flaws, by hand. Nothing is lax here. */
import type { JSONWebKeySet } from 'jose'
import { z } from 'zod'
import { type Failure, SignInFailure } from '../failure.ts'
import type { Claims, redeem } from '../redeem.ts'

/** A mistake of the product's own that nobody catches. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

export type Redemption = Parameters<typeof redeem>[0]

export const invalid = (claim?: string, cause?: unknown): SignInFailure =>
  new SignInFailure({ kind: 'token-invalid', ...(claim === undefined ? {} : { claim }) }, cause)

const tokenAnswer = z.object({ id_token: z.unknown().optional(), access_token: z.string() })
const errorAnswer = z.object({ error: z.string(), error_codes: z.array(z.number()).optional() })
const keySetAnswer = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) })
const hasSubject = (value: unknown): value is Claims =>
  typeof value === 'object' &&
  value !== null &&
  'sub' in value &&
  typeof value.sub === 'string' &&
  value.sub !== '' &&
  value.sub.length <= 255

export const send = async (
  fetch: Redemption['fetch'],
  url: string,
  options: { method: 'GET' | 'POST'; headers?: Record<string, string>; body?: URLSearchParams },
) => {
  const request = {
    headers: {},
    body: undefined,
    redirect: 'manual',
    signal: AbortSignal.timeout(5000),
    ...options,
  } as const
  try {
    const answer = await fetch(url, request)
    return { status: answer.status, body: (await answer.json()) as unknown }
  } catch (thrown) {
    throw new SignInFailure({ kind: 'no-answer' }, thrown)
  }
}

const authorizationError = (parameters: URLSearchParams): Failure | undefined => {
  const error = parameters.get('error')
  if (error === null) return undefined
  const said = parameters.get('error_description')
  const more = said === null ? {} : { said }
  return error === 'access_denied' ? { kind: 'denied', ...more } : { kind: 'sign-in-refused', error, ...more }
}

/** Checks the authorization response and exchanges the code. */
export const requestTokens = async (
  redemption: Redemption,
): Promise<{ readonly idToken: unknown; readonly accessToken: string }> => {
  const { callback, transaction, clientId, clientSecret, authenticate, fetch } = redemption
  const { searchParams } = callback
  const { metadata } = transaction
  if (searchParams.get('state') !== transaction.state)
    throw new SignInFailure({ kind: 'unknown-transaction' })
  const issuer = searchParams.get('iss')
  const promised = metadata.authorization_response_iss_parameter_supported === true
  if (issuer === null ? promised : issuer !== metadata.issuer) throw invalid()
  const failure = authorizationError(searchParams)
  if (failure !== undefined) throw new SignInFailure(failure)
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code: searchParams.get('code') ?? '',
    redirect_uri: `${callback.origin}${callback.pathname}`,
    code_verifier: transaction.verifier,
  })
  const headers = new Headers({
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
  })
  authenticate(metadata, clientSecret)(metadata, { client_id: clientId }, form, headers)
  const { status, body } = await send(fetch, metadata.token_endpoint ?? '', {
    method: 'POST',
    headers: Object.fromEntries(headers),
    body: form,
  })
  const tokens = tokenAnswer.safeParse(body)
  if (status === 200 && tokens.success) {
    return { idToken: tokens.data.id_token, accessToken: tokens.data.access_token }
  }
  const refusal = errorAnswer.safeParse(body)
  if (!refusal.success) throw new SignInFailure({ kind: 'no-answer' })
  throw new SignInFailure({
    kind: 'code-refused',
    error: refusal.data.error,
    codes: refusal.data.error_codes ?? [],
  })
}

/** The key set at an address. Throws `SignInFailure`. */
export const loadKeys = async (fetch: Redemption['fetch'], url: string): Promise<JSONWebKeySet> => {
  const { data } = keySetAnswer.safeParse((await send(fetch, url, { method: 'GET' })).body)
  if (data === undefined) throw new SignInFailure({ kind: 'no-answer' })
  return data
}

/** Claims with a subject. */
export const parseClaims = (value: unknown): Claims => {
  if (!hasSubject(value)) throw invalid('sub')
  return value
}

/** What UserInfo says about somebody. */
export const fromUserInfo = async (
  { transaction, fetch }: Redemption,
  accessToken: string,
): Promise<Claims> => {
  const { userinfo_endpoint: endpoint } = transaction.metadata
  if (endpoint === undefined) throw invalid()
  const { body } = await send(fetch, endpoint, {
    method: 'GET',
    headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
  })
  return parseClaims(body)
}

/**
 * A second, hand-written way to redeem a code and validate an ID token, for the flaws only: every check is
 * there, and some can be left out. It shows how many there are to forget. The product itself leaves this to
 * openid-client.
 */
import { createPublicKey } from 'node:crypto'
import {
  compactVerify,
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  importJWK,
  type JSONWebKeySet,
} from 'jose'
import { z } from 'zod'
import { type Failure, SignInFailure } from '../failure.ts'
import type { Metadata } from '../metadata.ts'
import type { Claims, redeem } from '../redeem.ts'

/** A check that can be left out. */
export type Check =
  /** The signature, whatever key it was made with. `alg` still has to be RS256. */
  | 'signature'
  /** A token whose `alg` is "none", in any spelling, is not signed. */
  | 'algorithm-none'
  /** HS256 is verified, with the published public key as the secret. */
  | 'algorithm-hmac'
  /** A key in the token's own header is used. */
  | 'embedded-key'
  | 'issuer'
  /** `{tenantid}` in the issuer stands for the tenant that the token names. */
  | 'issuer-template'
  | 'audience'
  | 'expiry'
  | 'not-before'
  | 'nonce'
  /** The nonce is compared if the token has one. */
  | 'nonce-presence'
  /** Without an ID token, UserInfo says who it is. */
  | 'id-token'

export interface Laxity {
  readonly without: readonly Check[]
  /** Where key sets come from. Default: fetched for every login. */
  readonly keySet?: KeySetSource
}

/** Gets a key set from its URL, or from where it was kept. */
export type KeySetSource = (url: string, load: () => Promise<JSONWebKeySet>) => Promise<JSONWebKeySet>

const tolerance = 60

const invalid = (claim?: string, cause?: unknown): SignInFailure =>
  new SignInFailure({ kind: 'token-invalid', ...(claim === undefined ? {} : { claim }) }, cause)

const tokenAnswer = z.object({ id_token: z.string().optional(), access_token: z.string() })
const errorAnswer = z.object({ error: z.string(), error_codes: z.array(z.number()).optional() })
const keySetAnswer = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) })
const claimsAnswer = z.looseObject({ sub: z.string().min(1).max(255) })

type Redemption = Parameters<typeof redeem>[0]

const send = async (
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

const requestTokens = async (redemption: Redemption) => {
  const { callback, transaction, clientId, clientSecret, fetch } = redemption
  const { searchParams } = callback
  const { metadata } = transaction
  if (searchParams.get('state') !== transaction.state)
    throw new SignInFailure({ kind: 'unknown-transaction' })
  const issuer = searchParams.get('iss')
  if (issuer !== null && issuer !== metadata.issuer) throw invalid()
  const failure = authorizationError(searchParams)
  if (failure !== undefined) throw new SignInFailure(failure)
  const { status, body } = await send(fetch, metadata.token_endpoint ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: searchParams.get('code') ?? '',
      redirect_uri: `${callback.origin}${callback.pathname}`,
      code_verifier: transaction.verifier,
      client_id: clientId,
      client_secret: clientSecret,
    }),
  })
  const tokens = tokenAnswer.safeParse(body)
  if (status === 200 && tokens.success) return tokens.data
  const refusal = errorAnswer.safeParse(body)
  if (!refusal.success) throw new SignInFailure({ kind: 'no-answer' })
  throw new SignInFailure({
    kind: 'code-refused',
    error: refusal.data.error,
    codes: refusal.data.error_codes ?? [],
  })
}

const publicKeyTexts = (keys: JSONWebKeySet): readonly string[] =>
  keys.keys
    .filter(({ kty }) => kty === 'RSA')
    .map((key) =>
      createPublicKey({ key: { ...key }, format: 'jwk' })
        .export({ type: 'spki', format: 'pem' })
        .toString(),
    )

const verifiesWithAny = async (token: string, secrets: readonly string[]): Promise<boolean> => {
  for (const secret of secrets) {
    const key = new TextEncoder().encode(secret)
    const verified = await compactVerify(token, key, { algorithms: ['HS256'] }).catch(() => undefined)
    if (verified !== undefined) return true
  }
  return false
}

const checkSignature = async (
  token: string,
  without: ReadonlySet<Check>,
  keys: () => Promise<JSONWebKeySet>,
): Promise<void> => {
  const { alg, jwk } = decodeProtectedHeader(token)
  if (without.has('algorithm-none') && typeof alg === 'string' && alg.toLowerCase() === 'none') return
  if (without.has('algorithm-hmac') && alg === 'HS256') {
    const texts = publicKeyTexts(await keys())
    if (await verifiesWithAny(token, [...texts, ...texts.map((text) => text.trim())])) return
    throw invalid()
  }
  if (alg !== 'RS256') throw invalid()
  const algorithms = ['RS256']
  const published = await keys()
  if (without.has('signature')) return
  if (without.has('embedded-key') && jwk !== undefined)
    await compactVerify(token, await importJWK(jwk, 'RS256'), { algorithms })
  else await compactVerify(token, createLocalJWKSet(published), { algorithms })
}

const expectedIssuer = (metadata: Metadata, { tid }: Claims, without: ReadonlySet<Check>): string =>
  without.has('issuer-template') ? metadata.issuer.replace('{tenantid}', String(tid)) : metadata.issuer

const isForUs = ({ aud, azp }: Claims, clientId: string): boolean =>
  Array.isArray(aud) ? aud.includes(clientId) && (aud.length === 1 || azp === clientId) : aud === clientId

const checkClaims = (
  claims: Claims,
  { transaction, clientId }: Redemption,
  without: ReadonlySet<Check>,
): void => {
  const now = Date.now() / 1000
  const { iss, exp, iat, nbf, nonce } = claims
  if (!without.has('issuer') && iss !== expectedIssuer(transaction.metadata, claims, without))
    throw invalid('iss')
  if (!without.has('audience') && !isForUs(claims, clientId)) throw invalid('aud')
  if (typeof exp !== 'number' || (!without.has('expiry') && exp <= now - tolerance)) throw invalid('exp')
  if (typeof iat !== 'number') throw invalid('iat')
  if (!without.has('not-before') && nbf !== undefined && !(typeof nbf === 'number' && nbf <= now + tolerance))
    throw invalid('nbf')
  const excused = without.has('nonce') || (without.has('nonce-presence') && nonce === undefined)
  if (!excused && nonce !== transaction.nonce) throw invalid('nonce')
}

const parseClaims = (value: unknown): Claims => {
  const { data } = claimsAnswer.safeParse(value)
  if (data === undefined) throw invalid('sub')
  return data
}

const fromUserInfo = async ({ transaction, fetch }: Redemption, accessToken: string): Promise<Claims> => {
  const { userinfo_endpoint: endpoint } = transaction.metadata
  if (endpoint === undefined) throw invalid()
  const { body } = await send(fetch, endpoint, {
    method: 'GET',
    headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
  })
  return parseClaims(body)
}

/** A way to redeem a code that leaves out these checks and makes all others. */
export const laxRedeem = ({ without, keySet = (_url, load) => load() }: Laxity): typeof redeem => {
  const left = new Set(without)
  return async (redemption) => {
    const { transaction, fetch } = redemption
    const { id_token: token, access_token: accessToken } = await requestTokens(redemption)
    if (token === undefined) {
      if (left.has('id-token')) return fromUserInfo(redemption, accessToken)
      throw invalid()
    }
    const url = transaction.metadata.jwks_uri ?? ''
    const load = async () => {
      const { data } = keySetAnswer.safeParse((await send(fetch, url, { method: 'GET' })).body)
      if (data === undefined) throw new SignInFailure({ kind: 'no-answer' })
      return data
    }
    try {
      await checkSignature(token, left, () => keySet(url, load))
      const claims = parseClaims(decodeJwt(token))
      checkClaims(claims, redemption, left)
      return claims
    } catch (thrown) {
      throw thrown instanceof SignInFailure ? thrown : invalid(undefined, thrown)
    }
  }
}

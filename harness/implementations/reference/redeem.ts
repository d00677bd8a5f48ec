import { decodeProtectedHeader } from 'jose'
import * as client from 'openid-client'
import { backChannelOptions } from './back-channel.ts'
import { SignInFailure } from './failure.ts'
import { failureOf } from './redeem-failure.ts'
import { isIdTokenType, isIssuedLately, matchesAccessToken, maySignFor } from './token-checks.ts'
import type { Transaction } from './transactions.ts'
import type { addUserInfo } from './user-info.ts'

/** A response that came back to the redirect URI, and what it is checked against. */
export interface Redemption {
  /** The redirect URI as registered, with the query that arrived. */
  readonly callback: URL
  readonly transaction: Transaction
  readonly clientId: string
  readonly clientSecret: string
  /** How the product authenticates at the token endpoint. */
  readonly authenticate: typeof clientAuthentication
  /** Asks for the address that the ID token left out. */
  readonly addUserInfo: typeof addUserInfo
  readonly fetch: client.CustomFetch
}

/** Validated claims of an ID token. Only `sub` is sure to be there. */
export type Claims = { readonly sub: string; readonly [claim: string]: unknown }

/**
 * Seconds that the clocks may differ: servers drift by a minute or two, and nobody is helped when that locks
 * every member out.
 */
export const clockTolerance = 180
/** OpenID Connect Core 1.0, 2: at most 255 ASCII characters. */
const longestSubject = 255

/**
 * How the product authenticates at the token endpoint: as the document says, and Basic when it is silent
 * (Discovery 1.0, 3). openid-client percent-encodes the secret for Basic, as RFC 6749, 2.3.1 wants.
 */
export const clientAuthentication = (metadata: client.ServerMetadata, secret: string): client.ClientAuth =>
  metadata.token_endpoint_auth_methods_supported?.includes('client_secret_post') === true
    ? client.ClientSecretPost(secret)
    : client.ClientSecretBasic(secret)

/**
 * An openid-client configuration for one use. It is made anew for every callback on purpose: openid-client
 * keeps fetched keys inside it, so a fresh one reads the provider's key set for every login. A key that the
 * provider rolled a second ago works, and one that it withdrew does not. A product with very many logins
 * keeps keys for a few minutes and fetches again when it meets an unknown `kid`.
 */
const configuration = ({
  transaction,
  clientId,
  clientSecret,
  authenticate,
  fetch,
}: Redemption): client.Configuration => {
  const { metadata } = transaction
  const config = new client.Configuration(
    metadata,
    clientId,
    // One algorithm, whatever the document offers: no "none", and no HMAC keyed with something public.
    { id_token_signed_response_alg: 'RS256', [client.clockTolerance]: clockTolerance },
    authenticate(metadata, clientSecret),
  )
  const { timeout, [client.customFetch]: customFetch } = backChannelOptions(fetch)
  if (timeout !== undefined) config.timeout = timeout
  if (customFetch !== undefined) config[client.customFetch] = customFetch
  // Core 1.0, 3.1.3.7 (6) lets TLS stand in for the signature here. A signature also holds when a proxy
  // ends TLS, and when somebody points the token endpoint elsewhere (ASVS 5.0, 9.1.1).
  client.enableNonRepudiationChecks(config)
  return config
}

const invalid = (claim?: string): SignInFailure =>
  new SignInFailure({ kind: 'token-invalid', ...(claim === undefined ? {} : { claim }) })

/** What openid-client leaves open. Throws `SignInFailure`. */
const checkFurther = (config: client.Configuration, claims: Claims, tokens: client.TokenEndpointResponse) => {
  const { typ, kid } = decodeProtectedHeader(tokens.id_token ?? '')
  if (!isIdTokenType(typ)) throw invalid()
  if (claims.sub === '' || claims.sub.length > longestSubject) throw invalid('sub')
  if (!isIssuedLately(claims, Date.now() / 1000, clockTolerance)) throw invalid('iat')
  if (!matchesAccessToken(claims, tokens.access_token)) throw invalid('at_hash')
  // The key set with which openid-client has just verified the signature.
  const { keys } = client.getJwksCache(config)?.jwks ?? { keys: [] }
  if (!maySignFor(keys, kid, config.serverMetadata().issuer, claims)) throw invalid('iss')
}

/**
 * Exchanges the code for tokens and validates everything: state, issuer, audience with `azp`, expiry,
 * not-before, nonce, algorithm, critical headers and signature by openid-client; the rest, which it leaves
 * open, here and in token-checks.ts. Throws `SignInFailure`.
 */
export const redeem = async (redemption: Redemption): Promise<Claims> => {
  const { callback, transaction, clientId, fetch } = redemption
  const { metadata } = transaction
  try {
    const config = configuration(redemption)
    const tokens = await client.authorizationCodeGrant(config, callback, {
      pkceCodeVerifier: transaction.verifier,
      expectedState: transaction.state,
      expectedNonce: transaction.nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (claims === undefined) throw invalid()
    checkFurther(config, claims, tokens)
    const accessToken = tokens.access_token
    return await redemption.addUserInfo({ claims, accessToken, metadata, clientId, fetch })
  } catch (thrown) {
    throw thrown instanceof SignInFailure ? thrown : new SignInFailure(await failureOf(thrown), thrown)
  }
}

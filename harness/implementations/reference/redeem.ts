import * as client from 'openid-client'
import { backChannelOptions } from './back-channel.ts'
import { SignInFailure } from './failure.ts'
import { failureOf } from './redeem-failure.ts'
import type { Transaction } from './transactions.ts'

/** A response that came back to the redirect URI, and what it is checked against. */
export interface Redemption {
  /** The redirect URI as registered, with the query that arrived. */
  readonly callback: URL
  readonly transaction: Transaction
  readonly clientId: string
  readonly clientSecret: string
  readonly fetch: client.CustomFetch
}

/** Validated claims of an ID token. Only `sub` is sure to be there. */
export type Claims = { readonly sub: string; readonly [claim: string]: unknown }

/** Seconds that the clocks may differ. */
const clockTolerance = 60
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
const configuration = ({ transaction, clientId, clientSecret, fetch }: Redemption): client.Configuration => {
  const { metadata } = transaction
  const config = new client.Configuration(
    metadata,
    clientId,
    // One algorithm, whatever the document offers: no "none", and no HMAC keyed with something public.
    { id_token_signed_response_alg: 'RS256', [client.clockTolerance]: clockTolerance },
    clientAuthentication(metadata, clientSecret),
  )
  const {
    timeout,
    execute = [],
    [client.customFetch]: customFetch,
  } = backChannelOptions(fetch, metadata.issuer)
  if (timeout !== undefined) config.timeout = timeout
  if (customFetch !== undefined) config[client.customFetch] = customFetch
  for (const extend of execute) extend(config)
  // Core 1.0, 3.1.3.7 (6) lets TLS stand in for the signature here. A signature also holds when a proxy
  // ends TLS, and when somebody points the token endpoint elsewhere (ASVS 5.0, 9.1.1).
  client.enableNonRepudiationChecks(config)
  return config
}

/**
 * Exchanges the code for tokens and validates everything: state, issuer, audience with `azp`, expiry,
 * not-before, nonce, algorithm and signature by openid-client; the length of `sub`, which it leaves open,
 * here. Throws `SignInFailure`.
 */
export const redeem = async (redemption: Redemption): Promise<Claims> => {
  const { callback, transaction } = redemption
  try {
    const tokens = await client.authorizationCodeGrant(configuration(redemption), callback, {
      pkceCodeVerifier: transaction.verifier,
      expectedState: transaction.state,
      expectedNonce: transaction.nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (claims === undefined) throw new SignInFailure({ kind: 'token-invalid' })
    if (claims.sub === '' || claims.sub.length > longestSubject) {
      throw new SignInFailure({ kind: 'token-invalid', claim: 'sub' })
    }
    return claims
  } catch (thrown) {
    throw thrown instanceof SignInFailure ? thrown : new SignInFailure(await failureOf(thrown), thrown)
  }
}

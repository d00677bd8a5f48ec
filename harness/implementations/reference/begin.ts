import { hash } from 'node:crypto'
import type { Request } from 'express'
import * as client from 'openid-client'
import type { Metadata } from './metadata.ts'
import type { Product } from './product.ts'
import { setSsoState, ssoState } from './session.ts'
import type { Connection, Organisation } from './store.ts'
import type { Purpose } from './transactions.ts'

/** A sign-in that is about to start. */
export interface Beginning {
  readonly product: Product
  readonly request: Request
  readonly organisation: Organisation
  readonly connection: Connection
  readonly metadata: Metadata
  readonly purpose: Purpose
  readonly joins?: boolean
  /** Path on this product. */
  readonly returnTo: string
}

/** The path at which an organisation's answers come back. It is its own for each, so that no provider's answer is taken for another's. */
export const redirectPath = (organisation: string): string => `/organizations/${organisation}/oidc/consume`

/**
 * Takes down what the answer will be checked against, and returns the authorization request's URL. State,
 * nonce and PKCE verifier are new for each (256 random bits). `email` is asked for because the product
 * recognises people by it.
 */
export const begin = async (beginning: Beginning): Promise<string> => {
  const { product, request, organisation, connection, metadata, purpose, joins = false, returnTo } = beginning
  const state = client.randomState()
  const nonce = client.randomNonce()
  const verifier = client.randomPKCECodeVerifier()
  product.transactions.put(request.sessionID, {
    state,
    nonce,
    verifier,
    organisation: organisation.id,
    revision: connection.revision,
    purpose,
    joins,
    metadata,
    returnTo,
    startedAt: product.now(organisation.id),
  })
  if (purpose === 'login') {
    setSsoState(request, organisation.id, ssoState(request, organisation.id) ?? { status: 'asked' })
  }
  const config = new client.Configuration(metadata, connection.clientId)
  // Entra's document does not list PKCE methods, and Entra honours S256 all the same.
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: `${product.origin}${redirectPath(organisation.id)}`,
    scope: 'openid profile email',
    state,
    nonce,
    // At once: openid-client's own way there goes through the thread pool, for 43 characters.
    code_challenge: hash('sha256', verifier, 'base64url'),
    code_challenge_method: 'S256',
    ...(organisation.responseMode === undefined ? {} : { response_mode: organisation.responseMode }),
  })
  return url.href
}

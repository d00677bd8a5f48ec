import type { Refusal } from '../aadsts/refusal.ts'
import type { Parameters } from '../server/exchange.ts'

export type LogoutRequest =
  | {
      readonly kind: 'go'
      /** Who says that it asks: the `aud` of `id_token_hint`, else `client_id`. */
      readonly clientId: string | undefined
      readonly returnTo: string | undefined
      readonly state: string | undefined
      readonly hint: string | undefined
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** What a request to sign out asks for, or why it is none. */
export const readLogoutRequest = (parameters: Parameters): LogoutRequest => {
  const token = parameters['id_token_hint']
  const audience = token === undefined ? undefined : audienceOf(token)
  if (token !== undefined && audience === undefined)
    return { kind: 'refused', refusal: { code: 50061, reason: 'id_token_hint is not an ID token.' } }
  return {
    kind: 'go',
    clientId: audience ?? parameters['client_id'],
    returnTo: parameters['post_logout_redirect_uri'],
    state: parameters['state'],
    hint: parameters['logout_hint'],
  }
}

/** An expired token is a good hint too, so nothing but its audience is read. */
const audienceOf = (token: string): string | undefined => {
  const [, payload, ...rest] = token.split('.')
  if (payload === undefined || rest.length !== 1) return undefined
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    return typeof claims === 'object' && claims !== null && 'aud' in claims && typeof claims.aud === 'string'
      ? claims.aud
      : undefined
  } catch {
    return undefined
  }
}

import type { Refusal } from '../aadsts/refusal.ts'
import type { ApplicationRecord } from '../directory/records.ts'
import { redirectUriMatches } from '../directory/redirect-uri.ts'
import type { CodeGrant } from './grants.ts'

/**
 * The platform of the redirect URI decides who may redeem a code: codes of a single-page application belong
 * to browsers with PKCE, those of a web application to servers. A request with `Origin` comes from a browser.
 */
export const platformRefusal = (
  { spaRedirectUris }: Pick<ApplicationRecord, 'spaRedirectUris'>,
  { redirectUri, challenge }: Pick<CodeGrant, 'redirectUri' | 'challenge'>,
  origin: string | undefined,
): Refusal | undefined => {
  if (!redirectUriMatches(redirectUri, spaRedirectUris)) {
    return origin === undefined
      ? undefined
      : { code: 9002326, reason: `A browser at ${origin} redeemed a code of the platform Web.` }
  }
  if (origin === undefined) {
    return { code: 9002327, reason: 'A server redeemed a code of the platform Single-page application.' }
  }
  return challenge === undefined
    ? { code: 9002325, reason: 'A single-page application sent no code challenge.' }
    : undefined
}

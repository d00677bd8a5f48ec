import type { Refusal } from '../aadsts/refusal.ts'
import type { ApplicationRecord } from '../directory/records.ts'
import { redirectUriMatches } from '../directory/redirect-uri.ts'

/** A platform of the app registration, as far as the token endpoint tells them apart. */
export type Platform = 'web' | 'spa' | 'native'

type Registered = Pick<
  ApplicationRecord,
  'redirectUris' | 'spaRedirectUris' | 'nativeRedirectUris' | 'allowPublicClient'
>

/** The platform that a redirect URI is registered under; undefined when it is none of the registered ones. */
export const platformOf = (
  { redirectUris, spaRedirectUris, nativeRedirectUris }: Registered,
  redirectUri: string | undefined,
): Platform | undefined => {
  if (redirectUri === undefined) return undefined
  if (redirectUriMatches(redirectUri, spaRedirectUris)) return 'spa'
  if (redirectUriMatches(redirectUri, nativeRedirectUris)) return 'native'
  return redirectUriMatches(redirectUri, redirectUris) ? 'web' : undefined
}

/** The platform decides what kind of client asks; without one, "Allow public client flows" does. */
export const clientKindOf = (
  { allowPublicClient }: Registered,
  platform: Platform | undefined,
): 'public' | 'confidential' => {
  if (platform === undefined) return allowPublicClient ? 'public' : 'confidential'
  return platform === 'web' ? 'confidential' : 'public'
}

/**
 * What a single-page application gets belongs to browsers, everything else to servers and devices. A request with
 * `Origin` comes from a browser.
 * @param credential whether a client credential is sent, which no browser may have
 */
export const originRefusal = (
  platform: Platform | undefined,
  origin: string | undefined,
  credential: boolean,
): Refusal | undefined => {
  if (platform === 'spa')
    return origin === undefined
      ? { code: 9002327, reason: 'A server redeemed what belongs to the platform Single-page application.' }
      : undefined
  return origin === undefined || (platform === undefined && !credential)
    ? undefined
    : { code: 9002326, reason: `A browser at ${origin} asked; the platform is ${platform ?? 'not known'}.` }
}

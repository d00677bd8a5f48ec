import type { Refusal } from '../../aadsts/refusal.ts'
import type { ApplicationRecord } from '../../directory/records.ts'
import { redirectUriMatches } from '../../directory/redirect-uri.ts'

export type RedirectUriChoice =
  | { readonly kind: 'chosen'; readonly redirectUri: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

const refused = (refusal: Refusal): RedirectUriChoice => ({ kind: 'refused', refusal })

/** The redirect URIs of all platforms of an application. */
export const registeredRedirectUris = ({
  redirectUris,
  spaRedirectUris,
  nativeRedirectUris,
}: Pick<ApplicationRecord, 'redirectUris' | 'spaRedirectUris' | 'nativeRedirectUris'>): readonly string[] => [
  ...redirectUris,
  ...spaRedirectUris,
  ...nativeRedirectUris,
]

/**
 * Where the answer goes. A request that names no redirect URI gets the first registered one (Entra documents
 * an arbitrary one). Refusals, all pages: 900971 (an empty one), 500113 (none is registered), 90102 (not
 * absolute), 500117 (plain http to another machine), 50011 (not registered).
 */
export const chooseRedirectUri = (
  application: ApplicationRecord,
  asked: string | undefined,
): RedirectUriChoice => {
  const registered = registeredRedirectUris(application)
  if (asked?.trim() === '') return refused({ code: 900971, reason: 'The redirect URI is empty.' })
  const redirectUri = asked ?? registered[0]
  if (redirectUri === undefined)
    return refused({ code: 500113, reason: 'The application has no redirect URI.' })
  const parsed = URL.parse(redirectUri)
  if (parsed === null) return refused({ code: 90102, reason: `${redirectUri} is not an absolute URI.` })
  if (redirectUriMatches(redirectUri, registered)) return { kind: 'chosen', redirectUri }
  const { clientId, displayName } = application
  const values = { appId: clientId, appName: displayName, uri: redirectUri }
  const told = `registered: ${registered.join(' ') || 'none'}`
  // Behind a proxy the product says http where https is registered: that is told as a mismatch.
  if (isInsecure(parsed) && !registered.some((uri) => URL.parse(uri)?.hostname === parsed.hostname))
    return refused({
      code: 500117,
      values,
      reason: `${redirectUri} is plain http to another machine; ${told}.`,
    })
  return refused({
    code: 50011,
    values,
    reason: `The redirect URI ${redirectUri} is not registered; ${told}.`,
  })
}

const isInsecure = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && hostname !== 'localhost' && hostname !== '127.0.0.1'

/**
 * Mix-up (RFC 9700, 4.4): the authorization endpoint of a hostile identity provider sends the browser on to an
 * honest one, under the honest one's own client ID and redirect URI, so that the honest one's code comes back
 * to a sign-in that was begun with the hostile one. Pure.
 */
import type { Navigation } from '../browser/browser.ts'
import type { OrganisationState } from './world.ts'

/** Whether a navigation is an authorization request of an organisation. */
export const asksFor = (
  { directory }: OrganisationState,
  entraOrigin: string,
  { url }: Navigation,
): boolean =>
  url.origin === entraOrigin && url.searchParams.get('client_id') === directory.application.clientId

/** The request as the hostile endpoint sends it on; `state`, `nonce` and the PKCE challenge stay. */
export const sentOn = (
  request: Navigation,
  from: OrganisationState,
  { directory, redirectUri }: OrganisationState,
): Navigation => {
  const url = new URL(request.url)
  url.pathname = url.pathname.replace(from.directory.tenant.id, directory.tenant.id)
  url.searchParams.set('client_id', directory.application.clientId)
  url.searchParams.set('redirect_uri', redirectUri)
  return { ...request, url }
}

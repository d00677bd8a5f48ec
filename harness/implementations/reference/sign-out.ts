import { type Request, type Response, Router } from 'express'
import { html } from 'ghtml'
import * as client from 'openid-client'
import type { SsoState } from './access.ts'
import { sendPage } from './answers.ts'
import { SignInFailure } from './failure.ts'
import { link } from './pages.ts'
import type { Product } from './product.ts'

/** Where a browser comes back after signing out at an organisation's provider. Entra wants it among the redirect URIs. */
export const signedOutPath = (organisation: string): string => `/organizations/${organisation}/signed-out`

/** What a session without an account remembers of a sign-out that is on its way. */
export interface SignOut {
  readonly state: string
  /** Path on this product. */
  readonly returnTo: string
}

/** The organisation for which SSO was completed last: its provider is the one where somebody is still signed in. */
export const lastCompleted = (sso: Readonly<Record<string, SsoState>> = {}): string | undefined =>
  Object.entries(sso)
    .filter(([, { status }]) => status === 'satisfied')
    .at(-1)?.[0]

/**
 * The address that signs a person out at the provider and comes back (OpenID Connect RP-Initiated Logout 1.0);
 * undefined when the provider has none or cannot be asked. The client ID says who asks: an ID token as hint
 * would have to be kept for it, and would be in the address.
 */
export const endSessionUrl = async (
  { store, metadata, origin }: Product,
  organisation: string,
  state: string,
): Promise<string | undefined> => {
  const connection = await store.connection(organisation)
  if (connection === undefined) return undefined
  try {
    const known = await metadata.recent(organisation, connection)
    const { end_session_endpoint: endpoint } = known
    if (endpoint === undefined || !URL.canParse(endpoint) || new URL(endpoint).protocol !== 'https:')
      return undefined
    return client.buildEndSessionUrl(new client.Configuration(known, connection.clientId), {
      post_logout_redirect_uri: `${origin}${signedOutPath(organisation)}`,
      state,
    }).href
  } catch (thrown) {
    if (thrown instanceof SignInFailure) return undefined
    throw thrown
  }
}

/** Whether the browser that comes back is the one that left: only then does it go on where it wanted to. */
export const afterReturn = (left: SignOut | undefined, state: unknown): string | undefined =>
  left !== undefined && state === left.state ? left.returnTo : undefined

const page = html`<main><h1>You are signed out</h1>
<p>You are signed out of this product.</p>
!${link('/', 'All organisations')}
</main>`

/**
 * Signing out. The session here ends first, whatever happens at the provider then, and only by a form of the
 * product's own: a link on another site signs nobody out.
 */
export const signOutRoutes = (product: Product): Router => {
  const { rules, origin } = product

  const signOut = async (request: Request, response: Response): Promise<void> => {
    const returnTo = rules.afterSignOut(request.body?.returnTo ?? request.query['returnTo'], origin, '/')
    const organisation = lastCompleted(request.session.sso)
    await rules.endSession(request)
    const state = client.randomState()
    const away =
      organisation === undefined ? undefined : await rules.endSessionUrl(product, organisation, state)
    if (away === undefined) return response.redirect(303, returnTo)
    request.session.signOut = { state, returnTo }
    response.redirect(303, away)
  }

  const comeBack = (request: Request, response: Response): void => {
    const { signOut: left } = request.session
    delete request.session.signOut
    const returnTo = rules.afterReturn(left, request.query['state'])
    if (returnTo === undefined) sendPage(response, 200, 'Signed out', page)
    else response.redirect(303, returnTo)
  }

  return Router()
    .all('/logout', async (request, response, next) => {
      if (rules.maySignOut(request)) await signOut(request, response)
      else next()
    })
    .get('/organizations/:org/signed-out', comeBack)
}

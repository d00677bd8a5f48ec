/**
 * API tokens of members. A token acts for its owner, and knows nothing more about SSO than the session in
 * which it was made: it opens an organisation that SSO protects only when that session had completed it, and
 * only as long as that counts.
 */
import { createHash, randomBytes } from 'node:crypto'
import { type Request, Router } from 'express'
import { html } from 'ghtml'
import type { SsoState } from './access.ts'
import { loginPath, sendPage } from './answers.ts'
import type { Product } from './product.ts'
import { signedIn } from './visit.ts'

/** Only the hash is kept, so that a copy of the store opens nothing. */
export interface ApiToken {
  readonly hash: string
  readonly account: string
  /** By organisation, as it was in the session that made the token. */
  readonly sso: Readonly<Record<string, SsoState>>
}

/** Whom a request with an `Authorization` header speaks for. */
export interface Bearer {
  readonly account: string
  readonly sso: SsoState | undefined
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/**
 * Whom a bearer token speaks for in an organisation. Nothing but a token that this product has made: an ID
 * token or an access token of Entra is addressed to somebody else, or proves a sign-in that was never asked for.
 */
export const readBearer = async (
  text: string,
  organisation: string,
  { store }: Product,
): Promise<Bearer | undefined> => {
  const token = await store.apiToken(hashOf(text))
  if (token === undefined) return undefined
  const { account, sso } = token
  return { account, sso: Object.hasOwn(sso, organisation) ? sso[organisation] : undefined }
}

/** The token of a request, when it sends one. */
export const bearerOf = (request: Request): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(request.get('authorization') ?? '')?.[1]

/** The page on which people make tokens. A token is shown once. */
export const apiTokenRoutes = (product: Product): Router =>
  Router()
    .get('/tokens', async (request, response) => {
      const account = await signedIn(product, request)
      if (account === undefined) return response.redirect(303, loginPath('/tokens'))
      const main = html`<main><h1>API tokens</h1>
<p>A token opens an organisation that asks for single sign-on only when you have completed it in this browser.</p>
<form method="post" action="/tokens"><p class="actions"><button>Make a token</button></p></form></main>`
      sendPage(response, 200, 'API tokens', main, account)
    })
    .post('/tokens', async (request, response) => {
      const account = await signedIn(product, request)
      if (account === undefined) return response.redirect(303, loginPath('/tokens'))
      const token = `hub_${randomBytes(32).toString('base64url')}`
      const { sso = {} } = request.session
      await product.store.addApiToken({ hash: hashOf(token), account: account.id, sso: { ...sso } })
      const main = html`<main><h1>Your token</h1><p><code id="token">${token}</code></p>
<p>Copy it now: it is not shown again.</p></main>`
      sendPage(response, 201, 'Your token', main, account)
    })

import { type Request, type Response, Router } from 'express'
import { html } from 'ghtml'
import type { Access } from './access.ts'
import { loginPath, sendMessage, sendNotFound, sendPage } from './answers.ts'
import { link } from './pages.ts'
import type { Product } from './product.ts'
import type { Organisation } from './store.ts'
import { signedIn, type Visit, visitOf } from './visit.ts'

const ssoPath = (organisation: Organisation, returnTo: string): string =>
  `/organizations/${organisation.id}/sso?returnTo=${encodeURIComponent(returnTo)}`

/** Somebody who stays out, and the request that asked. */
export interface Refusal {
  readonly access: Exclude<Access, 'open'>
  readonly visit: Visit
  readonly request: Request
  readonly response: Response
}

/** Sends somebody who is kept out to where they get in. */
export const keepOut = ({ access, visit, request, response }: Refusal): void => {
  const { organisation, account, sso } = visit
  const here = request.originalUrl
  switch (access) {
    case 'needs-login':
      response.redirect(303, loginPath(here))
      return
    case 'needs-membership':
      sendMessage(
        response,
        403,
        `${organisation.name} is private`,
        ['You are not a member. Ask an administrator to invite you.'],
        { account },
      )
      return
    case 'needs-sso': {
      const sentence =
        sso?.status === 'satisfied'
          ? 'Your single sign-on is some days old. Please do it once more.'
          : 'This organisation asks its members to sign in with Microsoft Entra ID as well.'
      sendMessage(response, 403, `Single sign-on for ${organisation.name}`, [sentence], {
        account,
        ways: [
          link(ssoPath(organisation, here), 'Continue to single sign-on', 'button'),
          link('/', 'All organisations'),
        ],
      })
    }
  }
}

const apiErrors = {
  'needs-login': { status: 401, error: 'login_required' },
  'needs-membership': { status: 403, error: 'membership_required' },
  'needs-sso': { status: 403, error: 'sso_required' },
} as const

/** The organisations and their content, as pages and as JSON. Every channel asks the same rule. */
export const contentRoutes = (product: Product): Router => {
  const { store, rules, origin } = product
  return Router()
    .get('/', async (request, response) => {
      const account = await signedIn(product, request)
      const cards = (account === undefined ? [] : await store.organisationsOf(account.id)).map(
        ({ id, name, role }) => {
          const ways = [
            link(`/organizations/${id}/public`, 'Public page'),
            link(`/organizations/${id}/private`, 'Members'),
            ...(role === 'admin' ? [link(`/organizations/${id}/settings/sso`, 'SSO settings')] : []),
          ]
          return html`<section class="card"><h2>${name}</h2><p>!${ways.join(' · ')}</p></section>`
        },
      )
      const none =
        account === undefined
          ? 'Sign in to see your organisations.'
          : 'You are not a member of any organisation.'
      sendPage(
        response,
        200,
        'Organisations',
        html`<main><h1>Organisations</h1>!${cards.length === 0 ? html`<p>${none}</p>` : cards}</main>`,
        account,
      )
    })
    .get('/organizations/:org/public', async (request, response) => {
      const visit = await visitOf(product, request)
      if (visit === undefined) return sendNotFound(response)
      const access = rules.publicAccess(visit)
      if (access !== 'open') return rules.keepOut({ access, visit, request, response })
      const { name, publicText } = visit.organisation
      sendPage(response, 200, name, html`<main><h1>${name}</h1><p>${publicText}</p></main>`, visit.account)
    })
    .get('/organizations/:org/private{/*page}', async (request, response) => {
      const visit = await visitOf(product, request)
      if (visit === undefined) return sendNotFound(response)
      const access = rules.privateAccess(visit)
      if (access !== 'open') return rules.keepOut({ access, visit, request, response })
      const { name, privateText } = visit.organisation
      sendPage(
        response,
        200,
        name,
        html`<main><h1>${name}, for members</h1><p>${privateText}</p></main>`,
        visit.account,
      )
    })
    .get('/organizations/:org/api/private', async (request, response) => {
      const visit = await visitOf(product, request)
      if (visit === undefined) return void response.status(404).json({ error: 'not_found' })
      const access = rules.privateAccess(visit)
      if (access === 'open')
        return void response.json({
          organisation: visit.organisation.id,
          content: visit.organisation.privateText,
        })
      const { status, error } = apiErrors[access]
      const way =
        access === 'needs-sso' ? { sso: `${origin}/organizations/${visit.organisation.id}/sso` } : {}
      response.status(status).json({ error, ...way })
    })
}

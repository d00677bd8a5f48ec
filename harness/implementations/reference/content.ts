import { Router } from 'express'
import { html } from 'ghtml'
import { sendNotFound, sendPage } from './answers.ts'
import { ssoPath } from './keep-out.ts'
import { type Html, link } from './pages.ts'
import type { Product } from './product.ts'
import { signedIn, type Visit, visitOf } from './visit.ts'

/** Where SSO is optional, members are asked for it and may go on without. */
const banner = ({ organisation, connection, sso }: Visit, here: string): Html =>
  connection?.enabled !== true || connection.mode !== 'optional' || sso?.status === 'satisfied'
    ? ''
    : html`<div class="status"><p>${organisation.name} asks its members to sign in with Microsoft Entra ID.
!${link(ssoPath(organisation, here), 'Continue to single sign-on')}</p></div>`

/** What members have written, and the form for more. */
const notesOf = (organisation: string, notes: readonly string[]): Html => html`<h2>Notes</h2>
<ul>!${notes.map((text) => html`<li>${text}</li>`)}</ul>
<form method="post" action="/organizations/${organisation}/notes">
<label for="text">Note</label><input id="text" name="text" required>
<p class="actions"><button>Add note</button></p>
</form>`

/** The organisations and their content as pages. The other ways to it are in channels.ts, behind the same rule. */
export const contentRoutes = (product: Product): Router => {
  const { store, rules } = product
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
      const { id, name, privateText } = visit.organisation
      const notes = notesOf(id, await store.notes(id))
      sendPage(
        response,
        200,
        name,
        html`<main><h1>${name}, for members</h1>!${banner(visit, request.originalUrl)}<p>${privateText}</p>!${notes}</main>`,
        visit.account,
      )
    })
}

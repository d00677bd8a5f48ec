/**
 * External collaborators: members whom an administrator has exempted from SSO, because they are nobody at
 * the organisation's identity provider. Every other rule holds for them as for anybody. The same page ends the
 * single sign-on of a member in every browser.
 */
import { type Request, type Response, Router } from 'express'
import { html } from 'ghtml'
import type { Visitor } from './access.ts'
import { loginPath, sendMessage, sendNotFound, sendPage, shownAddress } from './answers.ts'
import type { Html } from './pages.ts'
import type { Product } from './product.ts'
import type { Account, Organisation } from './store.ts'
import { type Visit, visitOf } from './visit.ts'

/** Who may exempt somebody from SSO: administrators only, or members would exempt themselves. */
export const mayExempt = ({ role }: Visitor): boolean => role === 'admin'

export const membersPath = (organisation: string): string => `/organizations/${organisation}/settings/members`

interface Row {
  readonly account: Account
  readonly external: boolean
}

const row = ({ id }: Organisation, { account, external }: Row): Html => {
  const email = shownAddress(account)
  const [value, text] = external ? ['no', `Ask ${email} for SSO`] : ['yes', `Exempt ${email} from SSO`]
  return html`<form method="post" action="${membersPath(id)}/${account.id}/external">
<p class="actions"><span>${account.name}, ${external ? 'external collaborator' : 'member'}</span>
<input type="hidden" name="external" value="${value}"><button class="quiet">${text}</button></p></form>
<form method="post" action="${membersPath(id)}/${account.id}/end-sso">
<p class="actions"><button class="quiet">End SSO of ${email}</button></p></form>
<form method="post" action="${membersPath(id)}/${account.id}/unlink">
<p class="actions"><button class="quiet">Unlink ${email} from Entra</button></p></form>`
}

/** The members' page of the settings, and its buttons. */
export const externalMemberRoutes = (product: Product): Router => {
  const { store, rules } = product

  /** The visit of somebody who may exempt members; otherwise the request is answered. */
  const allowed = async (request: Request, response: Response): Promise<Visit | undefined> => {
    const visit = await visitOf(product, request)
    if (visit === undefined) return void sendNotFound(response)
    const { account } = visit
    if (account === undefined) return void response.redirect(303, loginPath(request.originalUrl))
    if (rules.mayExempt(visit)) return visit
    return void sendMessage(response, 403, 'Members', ['Only administrators may see this page.'], {
      account,
    })
  }

  const rowsOf = async ({ id }: Organisation): Promise<readonly Row[]> =>
    Promise.all(
      (await store.members(id)).map(async (account) => ({
        account,
        external: await store.isExternal(id, account.id),
      })),
    )

  return Router()
    .get('/organizations/:org/settings/members', async (request, response) => {
      const visit = await allowed(request, response)
      if (visit === undefined) return
      const { organisation, account } = visit
      const rows = (await rowsOf(organisation)).map((one) => row(organisation, one))
      const main = html`<main><h1>Members of ${organisation.name}</h1>!${rows}</main>`
      sendPage(response, 200, 'Members', main, account)
    })
    .post('/organizations/:org/settings/members/:account/unlink', async (request, response) => {
      const visit = await allowed(request, response)
      if (visit === undefined) return
      const { organisation, connection } = visit
      if (connection !== undefined)
        await rules.unlink(store, rules.linkScope(organisation.id, connection), request.params.account)
      response.redirect(303, membersPath(organisation.id))
    })
    .post('/organizations/:org/settings/members/:account/external', async (request, response) => {
      const visit = await allowed(request, response)
      if (visit === undefined) return
      const { id } = visit.organisation
      const { account } = request.params
      if ((await store.role(id, account)) === undefined) return sendNotFound(response, visit.account)
      await store.setExternal(id, account, request.body?.external === 'yes')
      response.redirect(303, membersPath(id))
    })
    .post('/organizations/:org/settings/members/:account/end-sso', async (request, response) => {
      const visit = await allowed(request, response)
      if (visit === undefined) return
      const { id } = visit.organisation
      const { account } = request.params
      if ((await store.role(id, account)) === undefined) return sendNotFound(response, visit.account)
      await store.endSso(id, account, visit.now)
      response.redirect(303, membersPath(id))
    })
}

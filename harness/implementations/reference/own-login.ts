import { type Request, Router } from 'express'
import { html } from 'ghtml'
import { z } from 'zod'
import { sendPage, shownAddress } from './answers.ts'
import type { Html } from './pages.ts'
import { isPassword } from './passwords.ts'
import type { Product } from './product.ts'
import { signedIn } from './visit.ts'

const credentials = z.object({ email: z.string().max(320), password: z.string().max(1000) })

const form = (returnTo: string, problem?: string): Html => html`<main>
<h1>Sign in</h1>
!${problem === undefined ? '' : html`<div class="status bad" role="alert"><p>${problem}</p></div>`}
<form method="post" action="/login">
<input type="hidden" name="returnTo" value="${returnTo}">
<label for="email">Email</label>
<input id="email" name="email" type="email" autocomplete="username" required>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<p class="actions"><button>Sign in</button></p>
</form>
</main>`

/** The product's own login: e-mail address and password. Single sign-on is a second layer on it. */
export const ownLoginRoutes = (product: Product): Router => {
  const { store, origin, passwordCost, rules } = product
  const returnTo = (asked: unknown) => rules.returnPath(asked, origin, '/')

  const checkPassword = async (request: Request) => {
    const { data } = credentials.safeParse(request.body)
    if (data === undefined) return undefined
    const account = await store.accountByEmail(data.email.trim())
    const isRight = await isPassword(data.password, account?.password, passwordCost)
    return isRight && account !== undefined && rules.isUsable(account) ? account : undefined
  }

  return Router()
    .get('/login', async (request, response) => {
      const { returnTo: asked } = request.query
      sendPage(response, 200, 'Sign in', form(returnTo(asked)), await signedIn(product, request))
    })
    .post('/login', async (request, response) => {
      const target = returnTo(request.body?.returnTo)
      const account = await checkPassword(request)
      if (account === undefined) {
        sendPage(response, 401, 'Sign in', form(target, 'This address and password do not belong together.'))
        return
      }
      await rules.beginSession(request, account.id)
      response.redirect(303, target)
    })
    .get('/whoami', async (request, response) => {
      const account = await signedIn(product, request)
      const { organisation } = request.query
      if (account === undefined || typeof organisation !== 'string') {
        return void response.json({ email: shownAddress(account) ?? null })
      }
      response.json({
        email: shownAddress(account),
        role: (await store.role(organisation, account.id)) ?? null,
        resourceGroups: await store.resourceGroups(organisation, account.id),
      })
    })
}

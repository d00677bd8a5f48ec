/** What somebody is told who is kept out of private content: people a page that leads on, programs a status. */
import type { Request, Response } from 'express'
import type { Access } from './access.ts'
import { loginPath, sendMessage } from './answers.ts'
import { link } from './pages.ts'
import type { Organisation } from './store.ts'
import type { Visit } from './visit.ts'

/** Somebody who stays out, and the request that asked. */
export interface Refusal {
  readonly access: Exclude<Access, 'open'>
  readonly visit: Visit
  readonly request: Request
  readonly response: Response
}

export const ssoPath = ({ id }: Organisation, returnTo: string): string =>
  `/organizations/${id}/sso?returnTo=${encodeURIComponent(returnTo)}`

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

const errors = {
  'needs-login': { status: 401, error: 'login_required' },
  'needs-membership': { status: 403, error: 'membership_required' },
  'needs-sso': { status: 403, error: 'sso_required' },
} as const

/**
 * Tells a program, or a script of a page, what is missing. Never a redirect: it would fetch the sign-in page
 * of the identity provider, and begin a sign-in that nobody asked for.
 */
export const refuseProgram = ({ access, visit, response }: Refusal, origin: string): void => {
  const { status, error } = errors[access]
  const way = access === 'needs-sso' ? { sso: `${origin}/organizations/${visit.organisation.id}/sso` } : {}
  response.status(status).json({ error, ...way })
}

/** Other right ways to keep somebody out. Only what is shown and who is signed in tell whether somebody is in. */
import type { Response } from 'express'
import { answerFailure, startPath } from '../failed-login.ts'
import { keepOut } from '../keep-out.ts'
import type { Rules } from '../rules.ts'
import type { VariantTable } from './variant.ts'

/** The response, whose refusals have another status. */
const refusingWith = (response: Response, status: number): Response => {
  const answer = response.status.bind(response)
  response.status = (code) => answer(code === 403 || code === 400 ? status : code)
  return response
}

const withStatus = (status: number) => (): Partial<Rules> => ({
  keepOut: ({ response, ...refusal }) => keepOut({ ...refusal, response: refusingWith(response, status) }),
  answerFailure: ({ response, ...failed }) =>
    answerFailure({ ...failed, response: refusingWith(response, status) }),
})

const passes = ['enforce.private-needs-sso', 'enforce.nonmember-private', 'idtoken.nonce-wrong'] as const

export const answerVariants = {
  'keeps-out-with-401': {
    row: 'B06',
    does: 'It answers whoever stays out with status 401.',
    rules: withStatus(401),
    passes,
  },
  'keeps-out-with-404': {
    row: 'B06',
    does: 'It answers whoever stays out with status 404, so that nobody learns what there is.',
    rules: withStatus(404),
    passes,
  },
  'keeps-out-with-200': {
    row: 'B06',
    does: 'It answers whoever stays out with status 200 and a page that says so.',
    rules: withStatus(200),
    passes,
    // The page that says so stays at the callback's address.
    mayWarn: ['callback.leak-headers'],
  },
  'keeps-out-by-redirect': {
    row: 'B06',
    does: 'It sends whoever stays out to a page that says so, by status 302.',
    rules: () => ({
      keepOut: ({ response }) => response.redirect(302, '/'),
      answerFailure: ({ response }) => response.redirect(302, '/'),
    }),
    passes,
  },
  'goes-to-entra-at-once': {
    row: 'B06',
    does: 'It sends a member who has not completed single sign-on to Entra without asking.',
    rules: () => ({
      keepOut: (refusal) => {
        const { access, visit, request, response } = refusal
        if (access !== 'needs-sso') return keepOut(refusal)
        response.redirect(302, startPath(visit.organisation.id, request.originalUrl))
      },
    }),
    passes,
  },
} as const satisfies VariantTable

import type { Request, Response } from 'express'
import { sendMessage } from './answers.ts'
import type { Failure } from './failure.ts'
import { wordsFor } from './failure-words.ts'
import { link } from './pages.ts'
import { settingsPath } from './test-result.ts'
import type { Visit } from './visit.ts'

/** A login that did not work, and the request that brought it. */
export interface FailedLogin {
  readonly request: Request
  readonly response: Response
  readonly status: number
  readonly failure: Failure
  readonly visit: Visit
  /** Path on this product. */
  readonly returnTo: string
}

/** The path at which a login starts that ends at `returnTo`. */
export const startPath = (organisation: string, returnTo: string): string =>
  `/organizations/${organisation}/sso?returnTo=${encodeURIComponent(returnTo)}`

/**
 * Says what happened in the product's own words, and offers another try without beginning one. Nothing of
 * the callback's parameters is shown: anybody can write a link with them. The status is not 5xx: the product
 * works, the sign-in did not.
 */
export const answerFailure = ({ response, status, failure, visit, returnTo }: FailedLogin): void => {
  const { happened, member = 'Try again. If it does not help, ask your administrator.' } = wordsFor(failure)
  const { organisation, account, role } = visit
  sendMessage(response, status, 'Single sign-on did not work', [happened, member], {
    account,
    ways: [
      link(startPath(organisation.id, returnTo), 'Try again', 'button'),
      ...(role === 'admin' ? [link(settingsPath(organisation.id), 'SSO settings', 'button quiet')] : []),
      link('/', 'All organisations'),
    ],
  })
}

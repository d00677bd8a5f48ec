import type { Request, Response } from 'express'

/** Characters that fit into an address everywhere; Entra's answers have about two thousand. */
const longestAnswer = 8000

/**
 * The identity provider may answer by a form that its page posts here (`response_mode=form_post`). Such a
 * request comes from another site, so no SameSite=Lax cookie comes with it, and the sign-in that it belongs to
 * cannot be found. It is turned into a navigation to the same address, which carries the session, and is checked
 * there like every answer. Nothing is believed and nothing changed here.
 *
 * The other way is a second cookie for the time of the sign-in, with `SameSite=None; Secure`.
 */
export const receiveFormPost = (request: Request, response: Response): void => {
  const body: Readonly<Record<string, unknown>> = request.body ?? {}
  const query = new URLSearchParams(
    Object.entries(body).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, String(each)]),
    ),
  )
  const answer = query.toString()
  // What is longer comes from no provider; without it the page says that it knows of no such sign-in.
  response.redirect(303, answer.length > longestAnswer ? request.path : `${request.path}?${answer}`)
}

/** What a product needs to take answers by form_post, around the reference, which takes them by query. */
import type { Request, Response } from 'express'

/** The session's cookie has to come along when the identity provider's page sends the form. */
export const cookiesForOtherSites = (response: Response): void => {
  const set = response.setHeader.bind(response)
  const changed = (cookie: string): string =>
    `${cookie.replace(/; (SameSite=\w+|Secure)/gi, '')}; Secure; SameSite=None`
  response.setHeader = (name, value) =>
    name.toLowerCase() === 'set-cookie' && typeof value !== 'number'
      ? set(name, [value].flat().map(changed))
      : set(name, value)
}

const largestForm = 100_000

/** Reads the form that arrives at a redirect URI, and goes on as if it had come by query. */
export const formAsQuery = async (request: Request): Promise<void> => {
  if (request.method !== 'POST' || !request.path.endsWith('/oidc/consume')) return
  let form = ''
  for await (const part of request) {
    form += String(part)
    if (form.length > largestForm) throw Object.assign(new Error('the form is too long'), { status: 413 })
  }
  request.method = 'GET'
  request.url = `${request.path}?${form}`
  request.originalUrl = request.url
}

import type { RequestHandler } from 'express'

/**
 * Headers for every answer. `form-action` allows https besides our own origin, because browsers apply it to
 * the redirects after a form as well, and two of our forms lead to the identity provider: the settings'
 * test, and the own login on the way to single sign-on.
 */
export const securityHeaders = (origin: string): RequestHandler => {
  const development = new URL(origin).protocol === 'http:'
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action 'self' https:${development ? ' http:' : ''}`,
  ].join('; ')
  return (_request, response, next) => {
    response.set({
      'Content-Security-Policy': policy,
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      // Pages differ by who is signed in, and the back button must not show them after signing out.
      'Cache-Control': 'no-store',
      ...(development ? {} : { 'Strict-Transport-Security': 'max-age=31536000' }),
    })
    next()
  }
}

const changesNothing = ['GET', 'HEAD', 'OPTIONS']

/**
 * Refuses requests that another site makes a browser send. Browsers say where a request comes from in
 * Sec-Fetch-Site, older ones in Origin, and pages cannot forge either. A request with neither does not come
 * from a browser, and carries nobody's cookies but its sender's own.
 */
export const refuseCrossSite = (origin: string): RequestHandler => {
  const own = new URL(origin).origin
  return (request, response, next) => {
    const site = request.get('sec-fetch-site')
    const from = request.get('origin')
    const isOwn =
      site !== undefined ? site === 'same-origin' || site === 'none' : from === undefined || from === own
    if (changesNothing.includes(request.method) || isOwn) next()
    else response.status(403).type('text').send('This request came from another site and was refused.\n')
  }
}

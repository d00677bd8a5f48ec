const wellKnown = '/.well-known/openid-configuration'

export type IssuerReading =
  | { readonly status: 'read'; readonly issuer: string; readonly metadataUrl: string }
  | { readonly status: 'refused'; readonly problem: string }

const refused = (problem: string): IssuerReading => ({ status: 'refused', problem })

const isLoopback = (url: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)

/**
 * Understands what an administrator pasted: an issuer, or the URL that Entra's portal calls "OpenID Connect
 * metadata document", which is the issuer with a suffix. The issuer keeps its exact spelling, trailing slash
 * included, because it is compared character by character later; only the document's URL is built without
 * the slash (OpenID Connect Discovery 1.0, 4.1). Plain http is for a product under development that has no
 * TLS itself, and then only for this machine.
 */
export const readIssuer = (pasted: string, development: boolean): IssuerReading => {
  const text = pasted.trim()
  if (text === '') return refused('Paste the "OpenID Connect metadata document" URL from Entra.')
  if (!URL.canParse(text))
    return refused('This is not a URL. It starts with https:// and is copied from Entra.')
  const url = new URL(text)
  if (url.protocol !== 'https:' && !(development && url.protocol === 'http:' && isLoopback(url))) {
    return refused('The URL has to start with https://.')
  }
  if (url.username !== '' || url.password !== '')
    return refused('The URL must not contain a user name or password.')
  if (text.includes('#')) return refused('The URL must not contain "#".')
  if (text.includes('?')) return refused(`The URL must end before the question mark: remove "${url.search}".`)
  const document = text.endsWith('/') ? text.slice(0, -1) : text
  const issuer = document.endsWith(wellKnown) ? document.slice(0, -wellKnown.length) : text
  const base = issuer.endsWith('/') ? issuer.slice(0, -1) : issuer
  return { status: 'read', issuer, metadataUrl: `${base}${wellKnown}` }
}

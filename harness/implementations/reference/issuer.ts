const wellKnown = '/.well-known/openid-configuration'

export type IssuerReading =
  | { readonly status: 'read'; readonly issuer: string; readonly metadataUrl: string }
  | { readonly status: 'refused'; readonly problem: string }

const refused = (problem: string): IssuerReading => ({ status: 'refused', problem })

/**
 * Understands what an administrator pasted: an issuer, or the URL that Entra's portal calls "OpenID Connect
 * metadata document", which is the issuer with a suffix. The issuer keeps its exact spelling, trailing slash
 * included, because it is compared character by character later; only the document's URL is built without
 * the slash (OpenID Connect Discovery 1.0, 4.1). A query after the document's URL stays there: with Entra's
 * `?appid=` the document leads to the keys of that application.
 */
export const readIssuer = (pasted: string): IssuerReading => {
  const text = pasted.trim()
  if (text === '') return refused('Paste the "OpenID Connect metadata document" URL from Entra.')
  if (!URL.canParse(text))
    return refused('This is not a URL. It starts with https:// and is copied from Entra.')
  const url = new URL(text)
  if (url.protocol !== 'https:') return refused('The URL has to start with https://.')
  if (url.username !== '' || url.password !== '')
    return refused('The URL must not contain a user name or password.')
  if (text.includes('#')) return refused('The URL must not contain "#".')
  const [address = '', query] = text.split(/\?(.*)/s)
  const document = address.endsWith('/') ? address.slice(0, -1) : address
  if (query !== undefined && !document.endsWith(wellKnown))
    return refused(`The URL must end before the question mark: remove "?${query}".`)
  const issuer = document.endsWith(wellKnown) ? document.slice(0, -wellKnown.length) : address
  const base = issuer.endsWith('/') ? issuer.slice(0, -1) : issuer
  return {
    status: 'read',
    issuer,
    metadataUrl: `${base}${wellKnown}${query === undefined ? '' : `?${query}`}`,
  }
}

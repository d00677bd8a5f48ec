/**
 * Whether a redirect URI is one of the registered ones: exact, with a case-sensitive path; the port of
 * localhost is ignored (Microsoft's "Redirect URI restrictions and limitations").
 */
export const redirectUriMatches = (requested: string, registered: readonly string[]): boolean =>
  registered.includes(requested) || registered.some((uri) => canonical(uri) === canonical(requested))

/** Scheme and host in lower case, localhost without its port; the rest byte for byte. */
const canonical = (uri: string): string => {
  const match = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)(.*)$/is.exec(uri)
  if (match === null) return uri
  const [, scheme = '', authority = '', rest = ''] = match
  const host = authority.toLowerCase()
  return `${scheme.toLowerCase()}${host.replace(/^localhost:\d+$/, 'localhost')}${rest}`
}

/**
 * Why a redirect URI cannot be registered; undefined when it can.
 * @param native the platform "Mobile and desktop", which may have schemes of its own such as `msal1234://auth`
 */
export const redirectUriProblem = (uri: string, native = false): string | undefined => {
  if (uri.length > 256) return 'is longer than 256 characters'
  const parsed = URL.parse(uri)
  if (parsed === null) return 'is not an absolute URI'
  if (uri.includes('#')) return 'has a fragment'
  if (/[!$'(),;]/.test(uri)) return "has one of the characters ! $ ' ( ) , ; that Entra does not support"
  if (parsed.protocol === 'https:') return undefined
  if (parsed.protocol === 'http:')
    return ['localhost', '127.0.0.1'].includes(parsed.hostname)
      ? undefined
      : 'uses http, which is for localhost and 127.0.0.1 only'
  return native ? undefined : 'uses a scheme other than https (http is for localhost and 127.0.0.1)'
}

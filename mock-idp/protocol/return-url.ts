import type { Parameters } from '../server/exchange.ts'

/** Percent-encoding as .NET writes it: lower-case hexadecimal, `+` for a space. */
const encode = (text: string): string =>
  encodeURIComponent(text)
    .replaceAll("'", '%27')
    .replaceAll('~', '%7e')
    .replaceAll(/%[0-9A-F]{2}/g, (triplet) => triplet.toLowerCase())
    .replaceAll('%20', '+')

/** The URL that brings the browser back. A redirect URI without a path gets a slash, as Entra adds one. */
export const returnUrl = (
  redirectUri: string,
  mode: 'query' | 'fragment',
  parameters: Parameters,
): string => {
  const base = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+$/i.test(redirectUri) ? `${redirectUri}/` : redirectUri
  const text = Object.entries(parameters)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&')
  if (mode === 'fragment') return `${base}#${text}`
  return `${base}${base.includes('?') ? '&' : '?'}${text}`
}

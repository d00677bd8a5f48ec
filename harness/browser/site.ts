/**
 * What a browser calls "the same site": scheme and registrable domain; for an address or a name without a
 * public suffix (127.0.0.1, localhost), scheme and host. The port never counts (RFC 6265bis 5.2).
 */
import { getPublicSuffix } from 'tough-cookie'

const isAddress = (host: string): boolean => /^[\d.]+$/.test(host) || host.startsWith('[')

const registrableDomain = (host: string): string =>
  isAddress(host) ? host : (getPublicSuffix(host, { allowSpecialUseDomain: true, ignoreError: true }) ?? host)

/** Whether two URLs belong to the same site. */
export const sameSite = (one: URL, other: URL): boolean =>
  one.protocol === other.protocol && registrableDomain(one.hostname) === registrableDomain(other.hostname)

/** The value of `Sec-Fetch-Site` for a request; null is an address typed in or a link from outside. */
export const fetchSite = (
  initiator: URL | null,
  target: URL,
): 'none' | 'same-origin' | 'same-site' | 'cross-site' => {
  if (initiator === null) return 'none'
  if (initiator.origin === target.origin) return 'same-origin'
  return sameSite(initiator, target) ? 'same-site' : 'cross-site'
}

/**
 * Which cookies a top-level navigation carries: `strict` sends all, `lax` all but SameSite=Strict, `none`
 * only SameSite=None (RFC 6265bis 5.6.7.1; a cross-site POST carries no Lax cookie).
 */
export const sameSiteContext = (
  initiator: URL | null,
  target: URL,
  method: string,
): 'strict' | 'lax' | 'none' => {
  if (initiator === null || sameSite(initiator, target)) return 'strict'
  return method === 'GET' || method === 'HEAD' ? 'lax' : 'none'
}

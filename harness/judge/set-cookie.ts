/** What a Set-Cookie header lacks. Pure. */

const attribute = (cookie: string, name: string): string | undefined =>
  new RegExp(`;\\s*${name}\\s*(?:=\\s*([^;]*))?(?:;|$)`, 'i').exec(cookie)?.[1] ??
  (new RegExp(`;\\s*${name}\\s*(;|$)`, 'i').test(cookie) ? '' : undefined)

/** What makes a cookie soft, in words that follow "set the cookie". */
export const soft = (cookie: string, url: string): string | undefined => {
  if (attribute(cookie, 'HttpOnly') === undefined) return 'without HttpOnly, so that scripts can read it'
  if (!/^(lax|strict|none)$/i.test(attribute(cookie, 'SameSite') ?? '')) return 'without SameSite'
  if (attribute(cookie, 'Domain') !== undefined) return 'with a Domain, so that sibling hosts get it'
  return url.startsWith('https:') && attribute(cookie, 'Secure') === undefined ? 'without Secure' : undefined
}

/** Whether a cookie is taken away: it has no value, or is over already. */
export const takenAway = (cookie: string): boolean =>
  /^[^=;]*=\s*(;|$)/.test(cookie) ||
  Number(attribute(cookie, 'Max-Age') ?? 1) <= 0 ||
  Date.parse(attribute(cookie, 'Expires') ?? '') < Date.UTC(2000, 0)

/** Which cookies a browser keeps, and how. Pure. */

/** Longer ones are thrown away, name and value together (RFC 6265bis 5.6). */
const longestCookie = 4096

/** Without SameSite a cookie is Lax; SameSite=None without Secure is thrown away, as is what is too long. */
export const asBrowsersTakeIt = (cookie: string): readonly string[] => {
  if (Buffer.byteLength(cookie.split(';')[0] ?? '') > longestCookie) return []
  const sameSite = /;\s*samesite\s*=\s*(\w+)/i.exec(cookie)?.[1]?.toLowerCase()
  if (sameSite === 'none') return /;\s*secure\b/i.test(cookie) ? [cookie] : []
  return [sameSite === 'lax' || sameSite === 'strict' ? cookie : `${cookie}; SameSite=Lax`]
}

/**
 * Where to go after signing in: only to a path of this product, since anything else makes a trustworthy
 * link that ends on somebody else's site. The URL parser decides, because browsers read `/\host`, tabs and
 * line breaks in surprising ways.
 */
export const returnPath = (asked: unknown, origin: string, fallback: string): string => {
  if (typeof asked !== 'string' || !asked.startsWith('/') || !URL.canParse(asked, origin)) return fallback
  const url = new URL(asked, origin)
  const path = `${url.pathname}${url.search}${url.hash}`
  // `/.//host` parses to a path of this origin that would be read as another host when it is sent alone.
  return url.origin === new URL(origin).origin && !path.startsWith('//') ? path : fallback
}

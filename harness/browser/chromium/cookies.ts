/** Cookies between Chromium and the texts in which the rest of the harness knows them. Pure. */
import type { Cookie as ChromiumCookie } from 'playwright-core'
import { Cookie } from 'tough-cookie'

/** Whether a cookie belongs to the host of an origin. */
export const isOf = (origin: string, { domain }: Pick<ChromiumCookie, 'domain'>): boolean => {
  const { hostname } = new URL(origin)
  return domain.startsWith('.')
    ? hostname === domain.slice(1) || hostname.endsWith(domain)
    : hostname === domain
}

/** A cookie as `Set-Cookie` would set it. */
export const cookieText = ({
  name,
  value,
  path,
  domain,
  httpOnly,
  secure,
  sameSite,
}: ChromiumCookie): string =>
  [
    `${name}=${value}`,
    `Path=${path}`,
    ...(domain.startsWith('.') ? [`Domain=${domain.slice(1)}`] : []),
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(secure ? ['Secure'] : []),
    `SameSite=${sameSite}`,
  ].join('; ')

const sameSites: Readonly<Record<string, 'Strict' | 'Lax' | 'None'>> = {
  strict: 'Strict',
  lax: 'Lax',
  none: 'None',
}

/** A text of `Set-Cookie` as Chromium takes it, for the host of an origin. */
export const chromiumCookie = (
  origin: string,
  text: string,
): Omit<ChromiumCookie, 'expires' | 'partitionKey'> | undefined => {
  const parsed = Cookie.parse(text)
  if (parsed === undefined) return undefined
  const { hostname } = new URL(origin)
  return {
    name: parsed.key,
    value: parsed.value,
    domain: parsed.domain === null ? hostname : `.${parsed.domain}`,
    path: parsed.path ?? '/',
    httpOnly: parsed.httpOnly,
    secure: parsed.secure,
    sameSite: sameSites[parsed.sameSite ?? ''] ?? 'Lax',
  }
}

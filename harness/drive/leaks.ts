/** Looks for a client secret, or a telling part of it, in what the product answered. Pure. */
import type { Visit } from '../browser/browser.ts'

const partLength = 8

const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

/** Every run of eight characters of a secret, and the whole of it in the encodings in which it could travel. */
const tracesOf = (secret: string): readonly string[] => {
  const parts = Array.from({ length: Math.max(0, secret.length - partLength + 1) }, (_, start) =>
    secret.slice(start, start + partLength),
  )
  const encoded = [
    encodeURIComponent(secret),
    escapeHtml(secret),
    ...['base64', 'base64url'].map((how) =>
      Buffer.from(secret)
        .toString(how as BufferEncoding)
        .replace(/=+$/, ''),
    ),
  ]
  return [...parts, ...encoded]
}

/** Addresses that a browser was sent to in which a secret shows. The browser's user, its history and every log on the way know them. */
export const findSent = (visits: readonly Visit[], secrets: ReadonlySet<string>): readonly string[] => {
  const traces = [...secrets].flatMap(tracesOf)
  const sent = visits.filter(({ url }) => traces.some((trace) => url.includes(trace)))
  return [...new Set(sent.map(({ method, url }) => `${method} ${new URL(url).pathname}`))]
}

/** Addresses of the product's answers (body, redirect or cookie) in which a secret shows. */
export const findLeaks = (
  visits: readonly Visit[],
  secrets: ReadonlySet<string>,
  entraOrigin: string,
): readonly string[] => {
  const traces = [...secrets].flatMap(tracesOf)
  const leaking = visits
    .filter(({ url }) => new URL(url).origin !== entraOrigin)
    .filter(({ body, location = '', setCookies }) => {
      const answer = [body, location, ...setCookies].join('\n')
      return traces.some((trace) => answer.includes(trace))
    })
  return [...new Set(leaking.map(({ method, url }) => `${method} ${new URL(url).pathname}`))]
}

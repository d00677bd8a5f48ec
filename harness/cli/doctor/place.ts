/** Where in a file a check is mended, and what to put there. Pure. */
import { LineCounter, parseDocument } from 'yaml'

/** What each key of a recipe looks like, for whoever has none yet. */
export const patterns: Readonly<Record<string, string>> = {
  start: 'start: { command: "npm start", ready: { url: "/" } }',
  'start.env':
    'start: { env: { OIDC_ISSUER: "{{issuer}}", OIDC_CLIENT_ID: "{{clientId}}", OIDC_CLIENT_SECRET: "{{clientSecret}}" } }',
  redirectUri: 'redirectUri: "http://localhost:{{port}}/auth/callback"',
  login: 'login: { visit: "/login" }, or [{ visit: "/" }, { press: "Sign in" }]',
  whoami: 'whoami: { visit: "/me", identity: "$.email" }, or identity: "css: #email"',
  private: 'private: { visit: "/reports", shows: "a text that always stands there" }',
}

export interface Place {
  /** `greencheck.yaml:12`. */
  readonly at: string
  /** The line as it is; undefined where the key is not there yet. */
  readonly line: string | undefined
}

/** The line of the innermost key of a path that is in the file; the end of the file where none is. */
export const placeOf = (text: string, file: string, path: string): Place => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' })
  const parts = path.split('.')
  const rows = text.split('\n')
  for (let depth = parts.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(parts.slice(0, depth), true)
    if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range))
      continue
    const [start]: readonly unknown[] = node.range
    if (typeof start !== 'number') continue
    const found = lines.linePos(start).line
    // A value in block style begins on the line below its key.
    const key = parts[depth - 1] ?? ''
    const line = [found, found - 1].find((one) => rows[one - 1]?.includes(`${key}:`)) ?? found
    return { at: `${file}:${line}`, line: depth === parts.length ? rows[line - 1]?.trim() : undefined }
  }
  return { at: `${file}:${text.trimEnd().split('\n').length + 1}`, line: undefined }
}

/** An address of the product with its port left to the recipe. */
export const withPort = (address: string, ownPort: boolean): string =>
  ownPort ? address.replace(/^(https?:\/\/(?:localhost|127\.0\.0\.1)):\d+/, '$1:{{port}}') : address

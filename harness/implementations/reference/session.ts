import { randomBytes } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import session, { type CookieOptions, MemoryStore } from 'express-session'
import type { SsoState } from './access.ts'
import type { SignOut } from './sign-out.ts'

declare module 'express-session' {
  interface SessionData {
    /** Identifier of the account that has signed in to this product. */
    account: string
    /** Single sign-on by organisation: one organisation's says nothing about another. */
    sso: Record<string, SsoState>
    /** A sign-out at a provider that has not come back. */
    signOut: SignOut
  }
}

/** How long a browser stays signed in without being seen, in milliseconds. */
const idleLifetime = 14 * 24 * 60 * 60_000

export interface Sessions {
  readonly middleware: RequestHandler
  clear(): void
}

/**
 * The cookie is a random name for a session, and nothing else. It is Lax and not Strict, because the
 * way back from the identity provider is a navigation from another site, and not None, because nothing else
 * from another site needs it. `__Host-` keeps a sibling host from planting one (it demands https).
 */
export const sessionCookie = (secure: boolean): CookieOptions & { readonly name: string } => ({
  name: secure ? '__Host-session' : 'session',
  httpOnly: true,
  sameSite: 'lax',
  secure,
  path: '/',
  maxAge: idleLifetime,
})

/** Sessions live on the server. `cookie` makes the attributes of the cookie that names one. */
export const openSessions = (origin: string, cookie: typeof sessionCookie = sessionCookie): Sessions => {
  const secure = new URL(origin).protocol === 'https:'
  const store = new MemoryStore()
  const { name, ...attributes } = cookie(secure)
  return {
    middleware: session({
      store,
      name,
      // Only signs the cookie's random value; a product with several servers shares one.
      secret: randomBytes(32).toString('base64url'),
      genid: () => randomBytes(32).toString('base64url'),
      resave: false,
      saveUninitialized: false,
      rolling: false,
      cookie: attributes,
    }),
    clear: () => store.clear(),
  }
}

/** The request's single sign-on state for an organisation. */
export const ssoState = (request: Request, organisation: string): SsoState | undefined => {
  const { sso } = request.session
  return sso !== undefined && Object.hasOwn(sso, organisation) ? sso[organisation] : undefined
}

/** Takes down the single sign-on state for an organisation, after those that were there before. */
export const setSsoState = (request: Request, organisation: string, state: SsoState): void => {
  const { [organisation]: _before, ...others } = request.session.sso ?? {}
  request.session.sso = { ...others, [organisation]: state }
}

/**
 * Gives the browser a new session identifier whenever it is trusted with more, so that an identifier that
 * somebody planted before is worth nothing (session fixation). The old session is destroyed.
 */
export const renewSession = (request: Request): Promise<void> =>
  new Promise((resolve, reject) => {
    request.session.regenerate((error: unknown) => (error ? reject(error) : resolve()))
  })

/** Begins somebody's session, and takes nothing over: single sign-on of whoever was here before says nothing. */
export const beginSession = async (request: Request, account: string): Promise<void> => {
  await renewSession(request)
  request.session.account = account
}

/** Ends the session on the server, so that a copy of the cookie opens nothing. The browser gets an empty one. */
export const endSession = renewSession

import { randomUUID } from 'node:crypto'
import type { SsoState } from './access.ts'

/** One completed login at an organisation's provider. */
export interface Login {
  readonly organisation: string
  readonly issuer: string
  readonly subject: string
  /** The provider's name for its session, where it told one. */
  readonly sid: string | undefined
  /** Milliseconds since the epoch: SSO is over then anyway. */
  readonly until: number
}

/** A provider says that somebody's sessions, or one session, are over. */
export interface Notice {
  readonly organisation: string
  readonly issuer: string
  readonly subject?: string
  readonly sid?: string
}

/**
 * Whether a provider's word ends a login: only one of its own, for the organisation at whose address it spoke.
 * With `sid` it is about one session, with `sub` alone about all of a person (Back-Channel Logout 1.0, 2.7).
 */
export const endsLogin = ({ organisation, issuer, subject, sid }: Notice, login: Login): boolean =>
  login.organisation === organisation &&
  login.issuer === issuer &&
  (subject !== undefined || sid !== undefined) &&
  (subject === undefined || login.subject === subject) &&
  (sid === undefined || login.sid === sid)

/**
 * Logins that count, whatever browser they are in: a provider speaks of `sub` and `sid` and knows no cookies of
 * ours. A browser's session names its login, and SSO is over when that login is not here any more. With several
 * servers, keep them where the sessions are.
 */
export interface Logins {
  /** Returns the name that a session keeps. */
  open(login: Login, now: number): string
  close(ends: (login: Login) => boolean): void
  /** The state, as far as its login still counts. */
  current(state: SsoState | undefined): SsoState | undefined
  clear(): void
}

export const memoryLogins = (): Logins => {
  const open = new Map<string, Login>()
  const remove = (ends: (login: Login) => boolean): void => {
    for (const [id, login] of open) if (ends(login)) open.delete(id)
  }
  return {
    open: (login, now) => {
      // Only of this organisation, whose time it is.
      remove(({ organisation, until }) => organisation === login.organisation && until <= now)
      const id = randomUUID()
      open.set(id, login)
      return id
    },
    close: remove,
    current: (state) =>
      state?.status === 'satisfied' && state.login !== undefined && !open.has(state.login)
        ? { status: 'asked' }
        : state,
    clear: () => open.clear(),
  }
}

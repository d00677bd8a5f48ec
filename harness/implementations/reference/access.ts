import type { IncomingHttpHeaders } from 'node:http'
import type { Account, Connection, Role, Store } from './store.ts'

/** How far single sign-on has come in one browser session, for one organisation. */
export type SsoState =
  /** Somebody was sent to Entra and has not come back with success. */
  | { readonly status: 'asked' }
  /** By way of this issuer; `until` in milliseconds since the epoch. */
  | {
      readonly status: 'satisfied'
      readonly issuer: string
      readonly completedAt: number
      readonly until: number
      /** The login at the provider that it rests on (see logins.ts); it ends with that. */
      readonly login?: string
    }

/** How long a completed single sign-on counts, unless an administrator says otherwise. */
export const ssoLifetime = 7 * 24 * 60 * 60_000

/** Single sign-on that is completed now. It ends at a fixed time, however busy somebody is. */
export const satisfiedBy = (
  { issuer, lifetime = ssoLifetime }: Pick<Connection, 'issuer' | 'lifetime'>,
  now: number,
) => ({ status: 'satisfied', issuer, completedAt: now, until: now + lifetime }) as const satisfies SsoState

/** A request at the door. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
}

/** Somebody at the door of an organisation's content. */
export interface Visitor {
  readonly account: Account | undefined
  readonly role: Role | undefined
  /** An administrator has exempted this member from SSO. */
  readonly external: boolean
  readonly connection: Connection | undefined
  readonly sso: SsoState | undefined
  /** When an administrator last ended this member's single sign-on, in milliseconds since the epoch. */
  readonly ssoEndedAt?: number | undefined
  readonly now: number
  /** What is asked for. Nothing depends on it: pages, files, feeds, the API and what is written have the same rule. */
  readonly asks: Asked
}

/** Whether the door opens, or what is missing. */
export type Access = 'open' | 'needs-login' | 'needs-membership' | 'needs-sso'
export type SettingsAccess = 'open' | 'needs-login' | 'needs-admin'

/**
 * Who may see private content, the same for pages and the API: members, and once SSO is enabled only in a
 * session that has completed it for this organisation, unless an administrator has made it optional or exempted
 * somebody. Whether the settings work does not matter: when Entra or the connection fails, the content stays
 * closed.
 */
export const privateAccess = ({
  account,
  role,
  external,
  connection,
  sso,
  ssoEndedAt = 0,
  now,
}: Visitor): Access => {
  if (account === undefined) return 'needs-login'
  if (role === undefined) return 'needs-membership'
  if (connection?.enabled !== true || connection.mode === 'optional' || external) return 'open'
  if (sso?.status !== 'satisfied') return 'needs-sso'
  // What another identity provider said before the settings were changed counts no more.
  const counts = sso.issuer === connection.issuer && sso.until > now && sso.completedAt > ssoEndedAt
  return counts ? 'open' : 'needs-sso'
}

/**
 * Who may see and change an organisation's SSO settings: its own administrators, after the product's own
 * login. SSO is not asked for, so that they can repair it when it is broken.
 */
export const settingsAccess = async ({ account, role }: Visitor, _store: Store): Promise<SettingsAccess> => {
  if (account === undefined) return 'needs-login'
  return role === 'admin' ? 'open' : 'needs-admin'
}

/** Public content is for everybody, with SSO as without. */
export const publicAccess = (_visitor: Visitor): Access => 'open'

/** The audit trail: who changed the settings of single sign-on, and who came in by it. */
import { type Request, type Response, Router } from 'express'
import { shownAddress } from './answers.ts'
import type { Product } from './product.ts'
import type { Account, Connection, Organisation } from './store.ts'
import { visitOf } from './visit.ts'

export type AuditEvent =
  | 'org.settings.sso'
  | 'org.settings.sso.enable'
  | 'org.settings.sso.disable'
  | 'org.settings.sso.delete'
  | 'org.sso_login'
  | 'org.sso_join'

export interface AuditEntry {
  /** ISO 8601. */
  readonly at: string
  /** E-mail address of who did it. */
  readonly actor: string
  readonly event: AuditEvent
  /** Names of what was changed. Never values: the secret is one of them. */
  readonly changed: readonly string[]
}

/** What happened, as the entry is made from it. */
export interface Audited {
  readonly event: AuditEvent
  readonly at: number
  readonly actor: Account
  readonly before?: Connection | undefined
  readonly after?: Connection | undefined
}

const watched = ['clientId', 'clientSecret', 'issuer', 'metadataUrl', 'enabled', 'mode', 'lifetime'] as const

/** The entry about something that happened; undefined would leave it out. */
export const auditEntry = ({ event, at, actor, before, after }: Audited): AuditEntry | undefined => ({
  at: new Date(at).toISOString(),
  actor: shownAddress(actor) ?? actor.id,
  event,
  changed: watched.filter((name) => before?.[name] !== after?.[name]),
})

/** Takes something down. What nobody signed in did does not come here. */
export const recordAudit = async (
  { store, rules, now }: Product,
  { organisation, account }: { readonly organisation: Organisation; readonly account: Account | undefined },
  event: AuditEvent,
  changes: Pick<Audited, 'before' | 'after'> = {},
): Promise<void> => {
  if (account === undefined) return
  const entry = rules.auditEntry({ event, at: now(organisation.id), actor: account, ...changes })
  if (entry !== undefined) await store.addAuditEntry(organisation.id, entry)
}

/** The trail as JSON, for administrators, like the settings that it is about. */
export const auditRoutes = (product: Product): Router =>
  Router().get(
    '/organizations/:org/settings/audit',
    async (request: Request, response: Response): Promise<void> => {
      const visit = await visitOf(product, request)
      const access = visit && (await product.rules.settingsAccess(visit, product.store))
      if (visit === undefined || access !== 'open')
        return void response
          .status(access === 'needs-login' ? 401 : 403)
          .json({ error: 'for_administrators' })
      response.json({ entries: await product.store.auditLog(visit.organisation.id) })
    },
  )

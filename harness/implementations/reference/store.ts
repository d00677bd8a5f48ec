/**
 * What the product remembers, behind a small interface: a database goes in the place of the memory store.
 */
import type { ApiToken } from './api-tokens.ts'
import type { AuditEntry } from './audit.ts'
import type { MemberSettings, ResourceGroupRole, Role } from './member-settings.ts'
import type { PasswordHash } from './passwords.ts'

/** An e-mail address of an account. Only confirmed ones say anything about who somebody is. */
export interface Address {
  readonly email: string
  readonly confirmed: boolean
}

export interface Account {
  readonly id: string
  readonly name: string
  /** The first one is shown. */
  readonly addresses: readonly [Address, ...Address[]]
  readonly password: PasswordHash
  /** Locked by the operator of this product: opens nothing, whatever the identity provider says. */
  readonly disabled?: boolean
}

/** `id` is a slug that stands in URLs, and `redirectUri` is registered in Entra under it: it never changes. */
export interface Organisation {
  readonly id: string
  readonly name: string
  readonly privateText: string
  readonly publicText: string
  /** Secret part of the link by which people join with single sign-on. Without it there is no such link. */
  readonly joinToken?: string
  /** How the identity provider is asked to answer: by a form post, or as it does without being asked. */
  readonly responseMode?: 'form_post'
  /** Secret part of the invitation by which people join with the product's own login, as long as SSO is not enabled. */
  readonly inviteToken?: string
}

export type { Role } from './member-settings.ts'

/** What an administrator enters. `issuer` is the identifier itself, never the URL of the document. */
export interface ConnectionValues {
  readonly clientId: string
  readonly clientSecret: string
  readonly issuer: string
}

/** How a test ended, and which revision of the values it was about. */
export interface TestResult {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly revision: number
  readonly outcome: 'passed' | 'failed'
  /** What happened and what to do, for the administrator. */
  readonly message: string
  /** The identity provider's own text about it. */
  readonly said?: string
}

/** An organisation's connection to its identity provider. */
export interface Connection extends ConnectionValues {
  /** Where the metadata document is. */
  readonly metadataUrl: string
  /** Counts the values that were ever stored. A test result belongs to one revision. */
  readonly revision: number
  readonly lastTest?: TestResult
  /** Milliseconds for which a completed single sign-on counts. Default: `ssoLifetime`. */
  readonly lifetime?: number
  readonly enabled: boolean
  /** Once enabled: members need SSO, or are asked for it and may decline. Default: enforced. */
  readonly mode?: 'enforced' | 'optional'
}

/**
 * A person at an identity provider who was recognised once. It belongs to one organisation's connection,
 * client ID included: Entra gives every application its own `sub` for the same person.
 */
export interface Link {
  readonly organisation: string
  readonly issuer: string
  readonly clientId: string
  readonly subject: string
  readonly account: string
}

/** The connection that a link belongs to. */
export type LinkScope = Pick<Link, 'organisation' | 'issuer' | 'clientId'>

export interface Store {
  organisation(id: string): Promise<Organisation | undefined>
  /** Those of which an account is a member, with its role. */
  organisationsOf(account: string): Promise<readonly (Organisation & { readonly role: Role })[]>
  account(id: string): Promise<Account | undefined>
  /** The account that has this as a confirmed address, whatever the case. */
  accountByEmail(email: string): Promise<Account | undefined>
  role(organisation: string, account: string): Promise<Role | undefined>
  connection(organisation: string): Promise<Connection | undefined>
  /** Reads, changes and writes in one transaction, so that a test result never lands on other values. */
  updateConnection(
    organisation: string,
    change: (current: Connection | undefined) => Connection | undefined,
  ): Promise<Connection | undefined>
  linkOfAccount(scope: LinkScope, account: string): Promise<Link | undefined>
  linkOfSubject(scope: LinkScope, subject: string): Promise<Link | undefined>
  /** Throws when the account or the subject is linked otherwise: two unique indexes. The same link twice is fine. */
  addLink(link: Link): Promise<void>
  removeLink(scope: LinkScope, account: string): Promise<void>
  addOrganisation(organisation: Organisation): Promise<void>
  addAccount(account: Account): Promise<void>
  setDisabled(account: string, disabled: boolean): Promise<void>
  setRole(organisation: string, account: string, role: Role): Promise<void>
  /** Ends the membership, resource groups included. */
  removeRole(organisation: string, account: string): Promise<void>
  /** Accounts of the members that have this role. */
  membersWith(organisation: string, role: Role): Promise<readonly string[]>
  resourceGroups(organisation: string, account: string): Promise<readonly ResourceGroupRole[]>
  setResourceGroups(
    organisation: string,
    account: string,
    groups: readonly ResourceGroupRole[],
  ): Promise<void>
  memberSettings(organisation: string): Promise<MemberSettings>
  setMemberSettings(organisation: string, settings: MemberSettings): Promise<void>
  members(organisation: string): Promise<readonly Account[]>
  /** When an administrator last ended a member's single sign-on. */
  ssoEndedAt(organisation: string, account: string): Promise<number | undefined>
  endSso(organisation: string, account: string, at: number): Promise<void>
  /** Whether a member is exempted from SSO. Ends with the membership. */
  isExternal(organisation: string, account: string): Promise<boolean>
  setExternal(organisation: string, account: string, external: boolean): Promise<void>
  apiToken(hash: string): Promise<ApiToken | undefined>
  addApiToken(token: ApiToken): Promise<void>
  /** What members have written down in an organisation, oldest first. */
  addAuditEntry(organisation: string, entry: AuditEntry): Promise<void>
  /** From the oldest to the newest. */
  auditLog(organisation: string): Promise<readonly AuditEntry[]>
  /** Forgets an organisation's connection. */
  removeConnection(organisation: string): Promise<void>
  notes(organisation: string): Promise<readonly string[]>
  addNote(organisation: string, text: string): Promise<void>
  clear(): Promise<void>
}

import { addressKey } from './addresses.ts'
import type { ApiToken } from './api-tokens.ts'
import type { AuditEntry } from './audit.ts'
import { defaultMemberSettings, type MemberSettings, type ResourceGroupRole } from './member-settings.ts'
import type { Account, Connection, Link, LinkScope, Organisation, Role, Store } from './store.ts'

const sameScope = (one: LinkScope, other: LinkScope): boolean =>
  one.organisation === other.organisation && one.issuer === other.issuer && one.clientId === other.clientId

/** A store that forgets everything when the process ends: for demonstrations and tests. */
export const memoryStore = (): Store => {
  const organisations = new Map<string, Organisation>()
  const accounts = new Map<string, Account>()
  /** Account of each confirmed address, in lower case, as a database's index would have it. */
  const addresses = new Map<string, Account>()
  const memberships = new Map<string, Set<string>>()
  const roles = new Map<string, Map<string, Role>>()
  const connections = new Map<string, Connection>()
  const memberSettings = new Map<string, MemberSettings>()
  const resourceGroups = new Map<string, readonly ResourceGroupRole[]>()
  const ssoEnds = new Map<string, number>()
  const externals = new Set<string>()
  const apiTokens = new Map<string, ApiToken>()
  const audits = new Map<string, readonly AuditEntry[]>()
  const notes = new Map<string, readonly string[]>()
  const links: Link[] = []
  const membership = (organisation: string, account: string) => JSON.stringify([organisation, account])

  const findLink = (scope: LinkScope, matches: (link: Link) => boolean) =>
    links.find((link) => sameScope(link, scope) && matches(link))

  return {
    organisation: async (id) => organisations.get(id),
    organisationsOf: async (account) =>
      [...(memberships.get(account) ?? [])].flatMap((id) => {
        const organisation = organisations.get(id)
        const role = roles.get(id)?.get(account)
        return organisation === undefined || role === undefined ? [] : [{ ...organisation, role }]
      }),
    account: async (id) => accounts.get(id),
    accountByEmail: async (email) => addresses.get(addressKey(email)),
    role: async (organisation, account) => roles.get(organisation)?.get(account),
    connection: async (organisation) => connections.get(organisation),
    updateConnection: async (organisation, change) => {
      const next = change(connections.get(organisation))
      if (next !== undefined) connections.set(organisation, next)
      return next
    },
    linkOfAccount: async (scope, account) => findLink(scope, (link) => link.account === account),
    linkOfSubject: async (scope, subject) => findLink(scope, (link) => link.subject === subject),
    addLink: async (link) => {
      const taken = findLink(
        link,
        ({ account, subject }) => account === link.account || subject === link.subject,
      )
      if (taken === undefined) links.push(link)
      else if (taken.account !== link.account || taken.subject !== link.subject) {
        throw new Error('this account or this person is linked otherwise already')
      }
    },
    removeLink: async (scope, account) => {
      const index = links.findIndex((link) => sameScope(link, scope) && link.account === account)
      if (index >= 0) links.splice(index, 1)
    },
    addOrganisation: async (organisation) => {
      organisations.set(organisation.id, organisation)
    },
    addAccount: async (account) => {
      accounts.set(account.id, account)
      for (const { email, confirmed } of account.addresses) {
        if (confirmed) addresses.set(addressKey(email), account)
      }
    },
    setDisabled: async (id, disabled) => {
      const account = accounts.get(id)
      if (account === undefined) return
      accounts.set(id, { ...account, disabled })
      for (const [address, known] of addresses) {
        if (known.id === id) addresses.set(address, { ...account, disabled })
      }
    },
    setRole: async (organisation, account, role) => {
      const members = roles.get(organisation) ?? new Map<string, Role>()
      roles.set(organisation, members.set(account, role))
      memberships.set(account, (memberships.get(account) ?? new Set()).add(organisation))
    },
    removeRole: async (organisation, account) => {
      roles.get(organisation)?.delete(account)
      memberships.get(account)?.delete(organisation)
      resourceGroups.delete(membership(organisation, account))
      externals.delete(membership(organisation, account))
    },
    membersWith: async (organisation, role) =>
      [...(roles.get(organisation) ?? [])].flatMap(([account, own]) => (own === role ? [account] : [])),
    resourceGroups: async (organisation, account) =>
      resourceGroups.get(membership(organisation, account)) ?? [],
    setResourceGroups: async (organisation, account, groups) => {
      resourceGroups.set(membership(organisation, account), groups)
    },
    memberSettings: async (organisation) => memberSettings.get(organisation) ?? defaultMemberSettings,
    setMemberSettings: async (organisation, settings) => {
      memberSettings.set(organisation, settings)
    },
    members: async (organisation) =>
      [...(roles.get(organisation)?.keys() ?? [])].flatMap((id) => accounts.get(id) ?? []),
    ssoEndedAt: async (organisation, account) => ssoEnds.get(membership(organisation, account)),
    endSso: async (organisation, account, at) => {
      ssoEnds.set(membership(organisation, account), at)
    },
    isExternal: async (organisation, account) => externals.has(membership(organisation, account)),
    setExternal: async (organisation, account, external) => {
      if (external) externals.add(membership(organisation, account))
      else externals.delete(membership(organisation, account))
    },
    apiToken: async (hash) => apiTokens.get(hash),
    addApiToken: async (token) => {
      apiTokens.set(token.hash, token)
    },
    addAuditEntry: async (organisation, entry) => {
      audits.set(organisation, [...(audits.get(organisation) ?? []), entry])
    },
    auditLog: async (organisation) => audits.get(organisation) ?? [],
    removeConnection: async (organisation) => {
      connections.delete(organisation)
    },
    notes: async (organisation) => notes.get(organisation) ?? [],
    addNote: async (organisation, text) => {
      notes.set(organisation, [...(notes.get(organisation) ?? []), text])
    },
    clear: async () => {
      const tables = [organisations, accounts, addresses, memberships, roles, connections]
      for (const map of [
        ...tables,
        memberSettings,
        resourceGroups,
        notes,
        audits,
        ssoEnds,
        externals,
        apiTokens,
      ])
        map.clear()
      links.length = 0
    },
  }
}

import { guidPattern } from '../seed.ts'
import { consumersTenant } from './consumers.ts'
import type { ApplicationRecord, PersonRecord, TenantRecord } from './records.ts'

/** The tenants of one mock, and what can be found through them. */
export interface Directory {
  readonly tenants: Map<string, TenantRecord>
  readonly domains: Map<string, TenantRecord>
  /** Applications that accept people of any organisation. */
  readonly shared: Map<string, ApplicationRecord>
}

export const createDirectory = (): Directory => ({
  tenants: new Map(),
  domains: new Map(),
  shared: new Map(),
})

export const aliases = ['common', 'organizations', 'consumers'] as const
export type Alias = (typeof aliases)[number]

/** What the first segment of a path stands for. */
export type Authority =
  | { readonly kind: 'tenant'; readonly segment: string; readonly tenant: TenantRecord }
  | { readonly kind: 'alias'; readonly segment: Alias }
  /** Looks like a tenant, but there is none: AADSTS90002. */
  | { readonly kind: 'unknown'; readonly segment: string }
  /** Neither a GUID nor a DNS name: AADSTS900023. */
  | { readonly kind: 'malformed'; readonly segment: string }

const dnsName = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i

export const resolveAuthority = (directory: Directory, segment: string): Authority => {
  const name = segment.toLowerCase()
  const alias = aliases.find((candidate) => candidate === name)
  if (alias !== undefined) return { kind: 'alias', segment: alias }
  const tenant = directory.tenants.get(name) ?? directory.domains.get(name)
  if (tenant !== undefined) return { kind: 'tenant', segment: tenant.id, tenant }
  return { kind: guidPattern.test(name) || dnsName.test(name) ? 'unknown' : 'malformed', segment }
}

/** An authority at which somebody can sign in. */
export type LiveAuthority = Extract<Authority, { readonly kind: 'tenant' | 'alias' }>

/**
 * The application as this authority sees it: its own, or one of another tenant that accepts every
 * organisation (Entra makes a service principal for it).
 */
export const findApplication = (
  directory: Directory,
  authority: LiveAuthority,
  clientId: string,
): ApplicationRecord | undefined => {
  const id = clientId.toLowerCase()
  if (authority.kind === 'tenant') return authority.tenant.applications.get(id) ?? directory.shared.get(id)
  const shared = directory.shared.get(id)
  if (shared !== undefined) return shared
  for (const tenant of directory.tenants.values()) {
    const application = tenant.applications.get(id)
    if (application !== undefined) return application
  }
  return undefined
}

/** The tenants whose people an authority lets in: `organizations` without personal accounts, `consumers` only them. */
const tenantsOf = (directory: Directory, authority: LiveAuthority): readonly TenantRecord[] => {
  if (authority.kind === 'tenant') return [authority.tenant]
  const all = [...directory.tenants.values()]
  if (authority.segment === 'common') return all
  return all.filter(({ id }) => (id === consumersTenant) === (authority.segment === 'consumers'))
}

const isNamed = ({ person }: PersonRecord, name: string): boolean =>
  person.userPrincipalName.toLowerCase() === name || person.signInName.toLowerCase() === name

/** The people who can sign in at this authority, at most `limit` of them: guests only at the tenant that they visit. */
export const peopleOf = (
  directory: Directory,
  authority: LiveAuthority,
  limit: number,
): readonly PersonRecord[] => {
  const tenants = tenantsOf(directory, authority)
  const found: PersonRecord[] = []
  for (const tenant of tenants)
    for (const person of tenant.people.values()) {
      if (found.length >= limit) return found
      if (authority.kind === 'tenant' || person.person.kind !== 'guest') found.push(person)
    }
  return found
}

/**
 * By object ID, user principal name or the name that a guest has at home, the names in any case. Behind an alias a
 * name means the account at home, and a guest only where the home is not known.
 */
export const findPerson = (
  directory: Directory,
  authority: LiveAuthority,
  name: string,
): PersonRecord | undefined => {
  const wanted = name.trim().toLowerCase()
  let guest: PersonRecord | undefined
  for (const tenant of tenantsOf(directory, authority)) {
    const byId = tenant.people.get(wanted)
    if (byId !== undefined) return byId
    for (const record of tenant.people.values()) {
      if (!isNamed(record, wanted)) continue
      if (authority.kind === 'tenant' || record.person.kind !== 'guest') return record
      guest ??= record
    }
  }
  return guest
}

/** The engine's name for an account: unique across tenants. */
export const accountIdOf = ({ person, home }: PersonRecord): string => `${home.id}.${person.id}`

export const findAccount = (directory: Directory, accountId: string): PersonRecord | undefined => {
  const [tenant = '', person = ''] = accountId.split('.')
  return directory.tenants.get(tenant)?.people.get(person)
}

/** What a login changes about a membership: roles and resource groups follow the provider, at every login. */
import type { AttributeValues } from './attributes.ts'
import { type MemberSettings, type ResourceGroupRole, type Role, reaches } from './member-settings.ts'
import type { Product } from './product.ts'
import type { Claims } from './redeem.ts'
import type { Account } from './store.ts'

export interface RoleQuestion {
  readonly account: string
  readonly settings: MemberSettings
  /** Values of the mapping's attribute. */
  readonly values: AttributeValues
  /** The role so far; undefined of a new member. */
  readonly current: Role | undefined
  /** No other member is an administrator. */
  readonly isLastAdmin: boolean
}

const most = (one: Role | undefined, other: Role): Role =>
  one !== undefined && reaches(one, other) ? one : other

/**
 * The role after a login. The most privileged of the matching ones; the default role when none matches. When
 * the provider kept the groups back nobody knows, and nobody gains or loses anything. An organisation always
 * keeps an administrator.
 */
export const roleAfterLogin = ({ settings, values, current, isLastAdmin }: RoleQuestion): Role => {
  const { roleMapping, defaultRole } = settings
  if (roleMapping === undefined || values.kind === 'withheld') return current ?? defaultRole
  const matching = roleMapping.roles.filter(({ value }) => values.values.includes(value))
  const mapped = matching.reduce<Role | undefined>((role, match) => most(role, match.role), undefined)
  return isLastAdmin ? 'admin' : (mapped ?? defaultRole)
}

export type ResourceGroupQuestion = Pick<RoleQuestion, 'settings' | 'values'> & {
  readonly current: readonly ResourceGroupRole[]
}

/** The resource groups after a login: all that match, each with the most privileged role; none when none matches. */
export const resourceGroupsAfterLogin = ({
  settings: { resourceGroupMapping: mapping },
  values,
  current,
}: ResourceGroupQuestion): readonly ResourceGroupRole[] => {
  if (mapping === undefined || values.kind === 'withheld') return current
  const matching = mapping.groups.filter(({ value }) => values.values.includes(value))
  const found = new Map<string, Role>()
  for (const { group, role } of matching) found.set(group, most(found.get(group), role))
  return [...found].map(([group, role]) => ({ group, role }))
}

/** Brings the membership in line with a validated ID token. Nobody becomes a member by it who may not. */
export const synchroniseMembership = async (
  { store, rules, log }: Product,
  organisation: string,
  person: Account,
  claims: Claims,
): Promise<void> => {
  const settings = await store.memberSettings(organisation)
  const { roleMapping, resourceGroupMapping } = settings
  const read = (attribute = ''): AttributeValues => rules.attributeValues(claims, attribute)
  const values = read(roleMapping?.attribute)
  if (values.kind === 'withheld') {
    log(`sso groups withheld organisation=${organisation} account=${person.id}: its role stays as it was`)
  }
  const current = await store.role(organisation, person.id)
  const admins = await store.membersWith(organisation, 'admin')
  const isLastAdmin = current === 'admin' && admins.length === 1
  const role = rules.roleAfterLogin({ account: person.id, settings, values, current, isLastAdmin })
  if (role !== current) await store.setRole(organisation, person.id, role)
  const before = await store.resourceGroups(organisation, person.id)
  const groups = rules.resourceGroupsAfterLogin({
    settings,
    values: read(resourceGroupMapping?.attribute),
    current: before,
  })
  if (groups !== before) await store.setResourceGroups(organisation, person.id, groups)
}

/** For tests: what products with a flaw about roles and resource groups do. */
import { type Fault, idToken } from '../../../../mock-idp/index.ts'
import type { MemberSettings, RoleMapping } from '../member-settings.ts'
import type { World } from '../test-world.ts'
import type { Misdeed } from './misdeed.ts'
import type { roleFlaws } from './role-flaws.ts'

const settings = (attribute: string): MemberSettings => ({
  domains: [],
  defaultRole: 'read',
  roleMapping: {
    attribute,
    roles: [
      { value: 'contributors', role: 'contributor' },
      { value: 'writers', role: 'write' },
      { value: 'admins', role: 'admin' },
    ],
  },
  resourceGroupMapping: {
    attribute: 'roles',
    groups: [
      { value: 'contributors', group: 'models', role: 'read' },
      { value: 'writers', group: 'data', role: 'write' },
    ],
  },
})

/** Mia logs in once for each list of lies; the role and the resource groups that she has in the end. */
const after = async (
  { connect, browser, sso, running, acme }: World,
  logins: readonly (readonly Fault[])[],
  wanted: MemberSettings = settings('roles'),
): Promise<{ readonly role: string | undefined; readonly groups: readonly string[] }> => {
  await connect(acme, 'ada')
  const { store } = running.product
  await store.setMemberSettings('acme', wanted)
  for (const faults of logins) {
    acme.tenant.honest()
    acme.tenant.fault(...faults)
    await sso(await browser('mia'), acme, 'mia')
  }
  return {
    role: await store.role('acme', 'mia'),
    groups: (await store.resourceGroups('acme', 'mia')).map(({ group }) => group),
  }
}

const roles = (...values: readonly string[]): readonly Fault[] => [idToken.claim('roles', values)]

/** The logins end with this role. */
const ends =
  (role: string, logins: readonly (readonly Fault[])[], wanted?: MemberSettings): Misdeed =>
  async (world) =>
    (await after(world, logins, wanted)).role === role

const overage = [idToken.claim('_claim_names', { roles: 'src1' })]
const inherited: RoleMapping = {
  attribute: 'user.constructor.name',
  roles: [{ value: 'Object', role: 'admin' }],
}

export const roleMisdeeds: Readonly<Record<keyof typeof roleFlaws, readonly Misdeed[]>> = {
  'ignores-role-mapping': [ends('read', [roles('writers')])],
  'takes-the-first-matching-role': [ends('contributor', [roles('writers', 'contributors')])],
  'unmatched-members-get-the-first-role': [ends('admin', [roles('others')])],
  'matches-roles-by-substring': [ends('admin', [roles('not-admins-at-all')])],
  'matches-roles-in-any-case': [ends('admin', [roles(' ADMINS')])],
  'role-only-at-first-login': [ends('admin', [roles('admins'), roles('others')])],
  'never-takes-a-role-away': [ends('admin', [roles('admins'), roles('others')])],
  'reads-no-nested-attributes': [
    ends('read', [[idToken.claim('user', { role: 'writers' })]], settings('user.role')),
  ],
  'reads-inherited-members': [
    ends('admin', [[idToken.claim('user', {})]], {
      domains: [],
      defaultRole: 'read',
      roleMapping: inherited,
    }),
  ],
  'reads-only-lists': [ends('read', [[idToken.claim('roles', 'writers')]])],
  'overage-means-no-groups': [ends('read', [roles('writers'), overage])],
  'demotes-the-last-administrator': [
    async (world) => {
      const { connect, browser, sso, running, acme } = world
      await connect(acme, 'ada')
      const { store } = running.product
      await store.setMemberSettings('acme', settings('roles'))
      await sso(await browser('ada'), acme, 'ada')
      return (await store.role('acme', 'ada')) !== 'admin'
    },
  ],
  'stops-at-the-first-resource-group': [
    async (world) => (await after(world, [roles('writers', 'contributors')])).groups.length === 1,
  ],
  'only-adds-resource-groups': [
    async (world) =>
      (await after(world, [roles('writers', 'contributors'), roles('writers')])).groups.length === 2,
  ],
}

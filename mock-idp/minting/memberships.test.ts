import { describe, expect, it } from 'vitest'
import type { ApplicationOptions } from '../contract.ts'
import { addGroup } from '../directory/group.ts'
import { makeTokens } from '../testing/tokens.ts'

const { home, seed, idToken, accessToken, register, member, personal } = makeTokens()
const company = addGroup(seed, home, { displayName: 'Company' })
const staff = addGroup(seed, home, { displayName: 'Staff', memberOf: ['Company'] })
const mia = member({ userPrincipalName: 'mia@contoso.example', groups: ['Staff'] })
const groupsOf = (options: ApplicationOptions, person = mia) =>
  idToken({ person, application: register(options) })
const named = (...additionalProperties: readonly string[]) => ({
  optionalClaims: [{ name: 'groups', additionalProperties }],
})
const many = (count: number) => member({ userPrincipalName: `in-${count}@contoso.example`, groups: count })
const globalReader = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451'
const plain = 'b79fbf4d-3ef9-4689-8143-76b194e85509'

describe('groups', () => {
  it.each<[string, ApplicationOptions, readonly string[] | undefined]>([
    ['nobody asked', {}, undefined],
    ['the optional claim without groupMembershipClaims', { optionalClaims: ['groups'] }, undefined],
    ['SecurityGroup, nested groups too', { groupMembershipClaims: 'SecurityGroup' }, [staff.id, company.id]],
    ['All', { groupMembershipClaims: 'All' }, [staff.id, company.id]],
    ['DirectoryRole', { groupMembershipClaims: 'DirectoryRole' }, undefined],
    ['ApplicationGroup without an assignment', { groupMembershipClaims: 'ApplicationGroup' }, undefined],
    [
      'ApplicationGroup, an assigned group',
      { groupMembershipClaims: 'ApplicationGroup', assignments: [{ principal: 'staff' }] },
      [staff.id],
    ],
    [
      'ApplicationGroup, a nested group that is assigned',
      { groupMembershipClaims: 'ApplicationGroup', assignments: [{ principal: company.id }] },
      undefined,
    ],
    [
      'ApplicationGroup by display name',
      {
        groupMembershipClaims: 'ApplicationGroup',
        assignments: [{ principal: 'Staff' }],
        ...named('cloud_displayname'),
      },
      ['Staff'],
    ],
    [
      'display names without ApplicationGroup',
      { groupMembershipClaims: 'SecurityGroup', ...named('cloud_displayname') },
      [staff.id, company.id],
    ],
    [
      'names of on-premises directories, which cloud groups do not have',
      { groupMembershipClaims: 'SecurityGroup', ...named('sam_account_name') },
      [staff.id, company.id],
    ],
  ])('%s ⟨groups.kinds⟩ ⟨groups.nested⟩ ⟨groups.display-names⟩', (_, options, expected) =>
    expect(groupsOf(options)['groups']).toEqual(expected),
  )
  it('go to roles with emit_as_roles, in the place of app roles ⟨groups.emit-as-roles⟩', () => {
    const told = groupsOf({
      groupMembershipClaims: 'SecurityGroup',
      ...named('emit_as_roles'),
      appRoles: [{ value: 'admin' }],
      assignments: [{ principal: 'mia@contoso.example', roles: ['admin'] }],
    })
    expect(told['roles']).toEqual([staff.id, company.id])
    expect(told).not.toHaveProperty('groups')
  })
  it('of nobody are left out', () =>
    expect(groupsOf({ groupMembershipClaims: 'All' }, member({}))).not.toHaveProperty('groups'))
  it('of a personal account there are none', () => {
    const told = groupsOf({ groupMembershipClaims: 'All' }, personal())
    expect(Object.keys(told).filter((name) => ['groups', 'wids', 'roles'].includes(name))).toEqual([])
  })
})

describe('too many groups', () => {
  const application = register({ groupMembershipClaims: 'SecurityGroup' })
  it('200 are listed ⟨groups.overage⟩', () =>
    expect(idToken({ application, person: many(200) })['groups']).toHaveLength(200))
  it('201 are a pointer to the retired Azure AD Graph ⟨groups.overage⟩', () => {
    const person = many(201)
    const told = idToken({ application, person })
    expect(told).not.toHaveProperty('groups')
    expect(told).toMatchObject({
      _claim_names: { groups: 'src1' },
      _claim_sources: {
        src1: {
          endpoint: `https://graph.windows.net/${home.id}/users/${person.person.id}/getMemberObjects`,
        },
      },
    })
  })
  it('6 are hasgroups in the front channel, 5 are listed ⟨groups.hasgroups⟩', () => {
    const front = { application, channel: 'front' } as const
    expect(idToken({ ...front, person: many(5) })['groups']).toHaveLength(5)
    const told = idToken({ ...front, person: many(6) })
    expect(told['hasgroups']).toBe(true)
    expect(told).not.toHaveProperty('groups')
    expect(told).not.toHaveProperty('_claim_names')
  })
})

describe('roles', () => {
  const appRoles = [
    { value: 'admin' },
    { value: 'reader', allowedMemberTypes: ['User', 'Application'] },
    { value: 'daemon', allowedMemberTypes: ['Application'] },
    { value: 'old', isEnabled: false },
  ] as const
  it.each<[string, ApplicationOptions['assignments'], readonly string[] | undefined]>([
    ['of nobody are absent, not empty', [], undefined],
    ['of a person', [{ principal: 'MIA@contoso.example', roles: ['admin'] }], ['admin']],
    ['of a group', [{ principal: 'Staff', roles: ['reader'] }], ['reader']],
    [
      'of both, once each, in the order of the registration',
      [
        { principal: staff.id, roles: ['reader', 'admin'] },
        { principal: mia.person.id, roles: ['reader'] },
      ],
      ['admin', 'reader'],
    ],
    ['of a group in a group are none', [{ principal: 'Company', roles: ['admin'] }], undefined],
    ['that are disabled are left out', [{ principal: 'Staff', roles: ['old'] }], undefined],
    ['for applications are not for people', [{ principal: 'Staff', roles: ['daemon'] }], undefined],
    ['of an assignment without a role', [{ principal: 'Staff' }], undefined],
  ])('%s ⟨id-token.roles⟩', (_, assignments, expected) => {
    const told = groupsOf({ appRoles, assignments: assignments ?? [] })
    expect(told['roles']).toEqual(expected)
    expect(Object.keys(told).includes('roles')).toBe(expected !== undefined)
  })
})

describe('wids', () => {
  const admin = member({ userPrincipalName: 'admin@contoso.example', directoryRoles: [globalReader] })
  it.each<[ApplicationOptions['groupMembershipClaims'], readonly string[] | undefined]>([
    ['None', undefined],
    ['SecurityGroup', undefined],
    ['ApplicationGroup', undefined],
    ['DirectoryRole', [globalReader, plain]],
    ['All', [globalReader, plain]],
  ])('with groupMembershipClaims %s ⟨groups.wids⟩', (groupMembershipClaims, expected) => {
    const options = groupMembershipClaims === undefined ? {} : { groupMembershipClaims }
    expect(groupsOf(options, admin)['wids']).toEqual(expected)
  })
  it('of a plain person are the one that everybody has ⟨groups.wids⟩', () =>
    expect(groupsOf({ groupMembershipClaims: 'DirectoryRole' })['wids']).toEqual([plain]))
  it('are always in tokens for Graph', () =>
    expect(accessToken({ person: admin })['wids']).toEqual([globalReader, plain]))
})

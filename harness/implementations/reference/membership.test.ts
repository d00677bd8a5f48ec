import { describe, expect, test } from 'vitest'
import { attributeValues } from './attributes.ts'
import { type MemberSettings, memberSettingsProblem } from './member-settings.ts'
import { type RoleQuestion, resourceGroupsAfterLogin, roleAfterLogin } from './membership.ts'

const claims = {
  sub: 'a',
  groups: ['g1', 'g2', 7],
  role: 'one',
  user: { role: 'nested', roles: ['x', 'y'] },
  'https://acme.example/roles': ['dotted'],
}

test.each([
  ['groups', ['g1', 'g2']],
  ['role', ['one']],
  ['user.role', ['nested']],
  ['user.roles', ['x', 'y']],
  ['https://acme.example/roles', ['dotted']],
  ['user', []],
  ['user.role.deeper', []],
  ['nothing.here', []],
  ['__proto__.admin', []],
  ['constructor.name', []],
  ['groups.0', []],
  ['', []],
])('the attribute %s holds %j', (path, values) => {
  expect(attributeValues(claims, path)).toEqual({ kind: 'values', values })
})

test.each([{ _claim_names: { groups: 'src1' } }, { hasgroups: true }, { hasgroups: 'true' }])(
  '%j says nothing about groups',
  (overage) => {
    expect(attributeValues({ sub: 'a', ...overage }, 'groups')).toEqual({ kind: 'withheld' })
    expect(attributeValues({ sub: 'a', ...overage }, 'roles')).toEqual({ kind: 'values', values: [] })
  },
)

const settings: MemberSettings = {
  domains: [],
  defaultRole: 'read',
  roleMapping: {
    attribute: 'groups',
    roles: [
      { value: 'g1', role: 'contributor' },
      { value: 'g2', role: 'write' },
      { value: 'g3', role: 'admin' },
    ],
  },
  resourceGroupMapping: {
    attribute: 'groups',
    groups: [
      { value: 'g1', group: 'models', role: 'read' },
      { value: 'g2', group: 'models', role: 'write' },
      { value: 'g2', group: 'data', role: 'read' },
    ],
  },
}

const role = (values: readonly string[], more: Partial<RoleQuestion> = {}) =>
  roleAfterLogin({
    account: 'a',
    settings,
    values: { kind: 'values', values },
    current: 'write',
    isLastAdmin: false,
    ...more,
  })

describe('the role after a login', () => {
  test.each([
    [['g1'], 'contributor'],
    [['g1', 'g2'], 'write'],
    [['g2', 'g1'], 'write'],
    [['g3'], 'admin'],
    [['other'], 'read'],
    [[], 'read'],
    [['G3'], 'read'],
  ])('%j is %s', (values, expected) => expect(role(values)).toBe(expected))

  test('stays what it is without a mapping, and when the groups were kept back', () => {
    expect(role(['g3'], { settings: { domains: [], defaultRole: 'read' } })).toBe('write')
    expect(role([], { values: { kind: 'withheld' } })).toBe('write')
    expect(role([], { values: { kind: 'withheld' }, current: undefined })).toBe('read')
  })
  test('is not taken from the last administrator', () =>
    expect(role([], { current: 'admin', isLastAdmin: true })).toBe('admin'))
})

test('resource groups add up, each with its most privileged role, and go when nothing matches', () => {
  const groups = (values: readonly string[]) =>
    resourceGroupsAfterLogin({
      settings,
      values: { kind: 'values', values },
      current: [{ group: 'old', role: 'read' }],
    })
  expect(groups(['g1', 'g2'])).toEqual([
    { group: 'models', role: 'write' },
    { group: 'data', role: 'read' },
  ])
  expect(groups([])).toEqual([])
})

test('a mapping without a way to become administrator cannot be stored', () => {
  expect(memberSettingsProblem(settings)).toBeUndefined()
  const without = { attribute: 'groups', roles: [{ value: 'g1', role: 'read' }] } as const
  expect(memberSettingsProblem({ ...settings, roleMapping: without })).toMatch(/"admin"/)
})

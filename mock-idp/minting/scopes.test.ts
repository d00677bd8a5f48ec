import { describe, expect, it } from 'vitest'
import { registerApplication } from '../directory/application.ts'
import { makeDirectory } from '../testing/directory.ts'
import { graphPermission } from './graph-permissions.ts'
import { resourceIdOf } from './resource.ts'
import { type Asked, resolveResource } from './scopes.ts'

const { directory, seed, home, authority, application, shared } = makeDirectory()
const api = registerApplication(directory, seed, home, {
  clientId: 'aaaaaaaa-0000-4000-8000-000000000001',
  identifierUris: ['api://orders', 'https://contoso.example/orders'],
  scopes: ['read', 'Orders.Write'],
})
const open = registerApplication(directory, seed, home, {
  clientId: 'aaaaaaaa-0000-4000-8000-000000000002',
})
const mapping = registerApplication(directory, seed, home, { mappedClaims: { email_verified: 'true' } })
const graph = '00000003-0000-0000-c000-000000000000'

const resolve = (asked: Partial<Asked>) =>
  resolveResource(directory, authority, { version: 2, scope: '', client: application, at: 'token', ...asked })
const resolved = (asked: Partial<Asked>) => {
  const found = resolve(asked)
  return found.kind === 'resource'
    ? [resourceIdOf(found.resource), found.granted.join(' '), found.scope]
    : [found.refusal.code]
}

describe('the resource of a v2.0 request', () => {
  it.each<[string, string, string, string]>([
    ['openid profile email offline_access', graph, '', 'email openid profile'],
    ['openid User.Read', graph, 'User.Read', 'openid User.Read'],
    ['user.read', graph, 'User.Read', 'User.Read'],
    ['openid https://graph.microsoft.com/email', graph, '', 'email openid'],
    ['https://graph.microsoft.com/Mail.Read', graph, 'Mail.Read', 'https://graph.microsoft.com/Mail.Read'],
    [
      `${graph}/Directory.Read.All`,
      graph,
      'Directory.Read.All',
      'https://graph.microsoft.com/Directory.Read.All',
    ],
    ['.default', graph, 'User.Read', 'User.Read .default'],
    [
      'https://graph.microsoft.com/.default openid',
      graph,
      'User.Read',
      'openid https://graph.microsoft.com/User.Read https://graph.microsoft.com/.default',
    ],
    ['openid api://orders/read', api.clientId, 'read', 'api://orders/read'],
    [
      'api://orders/read api://orders/orders.write',
      api.clientId,
      'read Orders.Write',
      'api://orders/read api://orders/Orders.Write',
    ],
    ['https://contoso.example/orders/read', api.clientId, 'read', 'https://contoso.example/orders/read'],
    [
      'api://orders/.default',
      api.clientId,
      'read Orders.Write',
      'api://orders/read api://orders/Orders.Write api://orders/.default',
    ],
    [`${api.clientId}/read`, api.clientId, 'read', `${api.clientId}/read`],
    [`api://${open.clientId}/anything`, open.clientId, 'anything', `api://${open.clientId}/anything`],
    [
      open.clientId,
      open.clientId,
      'user_impersonation',
      `${open.clientId}/user_impersonation ${open.clientId}`,
    ],
  ])(
    'of "%s" ⟨access-token.resource⟩ ⟨authorize.scope⟩ ⟨access-token.default-scope⟩ ⟨access-token.response-scope⟩',
    (scope, resource, granted, answer) => expect(resolved({ scope })).toEqual([resource, granted, answer]),
  )

  it.each([
    ['https://management.azure.com/.default', 'application', '797f4846-ba00-4fd7-ba43-dac1f8f63013'],
    ['https://management.azure.com//.default', 'application', '797f4846-ba00-4fd7-ba43-dac1f8f63013'],
    ['https://vault.azure.net/user_impersonation', 'token', 'cfa8b339-82a2-471a-a3c9-0fc0be7a4093'],
    ['https://outlook.office.com/IMAP.AccessAsUser.All', 'sign-in', '00000002-0000-0ff1-ce00-000000000000'],
  ] as const)(
    'may be one of Microsoft’s own, which every tenant has: %s ⟨access-token.microsoft-resources⟩',
    (scope, at, id) => {
      const found = resolve({ scope, at })
      expect(found).toMatchObject({
        resource: { application: { clientId: id, requestedAccessTokenVersion: null } },
      })
    },
  )

  it.each<[string, Partial<Asked>, number]>([
    ['no such resource', { scope: 'api://nobody/read' }, 500011],
    ['no such resource, for an application', { scope: 'api://nobody/.default', at: 'application' }, 500011],
    ['two resources', { scope: 'User.Read api://orders/read' }, 700022],
    [
      'two resources, for an application',
      { scope: 'api://orders/.default https://graph.microsoft.com/.default', at: 'application' },
      70011,
    ],
    ['a permission that Graph does not have', { scope: 'openid groups' }, 650053],
    ['a permission that the resource does not have', { scope: 'api://orders/delete' }, 650053],
    ['.default beside another scope', { scope: 'api://orders/.default api://orders/read' }, 70011],
    ['nothing before /.default', { scope: '/.default' }, 700023],
    ['no permission', { scope: 'api://orders/' }, 28002],
    ['no permission, at the authorization endpoint', { scope: 'api://orders/', at: 'sign-in' }, 70011],
    ['an empty scope', { scope: '  ' }, 28003],
    ['a permission, for an application', { scope: 'api://orders/read', at: 'application' }, 1002012],
    ['openid, for an application', { scope: 'openid', at: 'application' }, 1002012],
    [
      'a permission that the second resource does not have',
      { scope: 'User.Read api://orders/delete', at: 'sign-in' },
      650053,
    ],
    [
      'a client whose mapped claims are not accepted ⟨id-token.mapped-claims-accepted⟩',
      { scope: 'openid', client: mapping },
      50146,
    ],
    [
      'a resource whose mapped claims are not accepted',
      { scope: `${mapping.clientId}/.default`, at: 'application' },
      50146,
    ],
    ['another resource parameter', { scope: 'User.Read', resource: 'api://orders' }, 9010010],
  ])('%s is refused', (_, asked, code) => expect(resolved(asked)).toEqual([code]))

  it('says which resource was not found, and where', () =>
    expect(resolve({ scope: 'api://nobody/.default', at: 'application' })).toMatchObject({
      refusal: { values: { resource: 'api://nobody', tenantId: home.id } },
    }))
  it('of several at the authorization endpoint is the first', () =>
    expect(resolved({ scope: 'openid api://orders/read User.Read', at: 'sign-in' })).toEqual([
      api.clientId,
      'read',
      'api://orders/read',
    ]))
  it.each([
    ['User.Read', 'https://graph.microsoft.com'],
    ['User.Read', graph],
    ['api://orders/read', 'api://orders/'],
    ['api://orders/read', api.clientId],
  ])('of "%s" may be repeated in the parameter resource as %s', (scope, resource) =>
    expect(resolve({ scope, resource }).kind).toBe('resource'),
  )
  it('of another tenant is found when it is for several organisations', () =>
    expect(resolved({ scope: `api://${shared.clientId}/.default`, at: 'application' })[0]).toBe(
      shared.clientId,
    ))
})

describe('the resource of a v1.0 request', () => {
  it.each([
    ['https://graph.microsoft.com/', graph, 'User.Read'],
    [graph, graph, 'User.Read'],
    ['api://orders', api.clientId, 'read Orders.Write'],
    ['https://contoso.example/orders/', api.clientId, 'read Orders.Write'],
    [open.clientId.toUpperCase(), open.clientId, 'user_impersonation'],
    [undefined, graph, 'User.Read'],
  ])('is named by the parameter resource: %s', (resource, id, granted) =>
    expect(resolved({ version: 1, resource, scope: 'openid' })).toEqual([id, granted, granted]),
  )
  it('has no mapped claims that are not accepted', () =>
    expect(resolved({ version: 1, resource: mapping.clientId })).toEqual([50146]))
  it('that nobody knows is refused', () =>
    expect(resolved({ version: 1, resource: 'https://nobody.example' })).toEqual([500011]))
})

describe('permissions of Microsoft Graph', () => {
  it.each([
    'User.Read',
    'User.ReadBasic.All',
    'Mail.Read',
    'Mail.ReadWrite.Shared',
    'Calendars.Read',
    'GroupMember.Read.All',
    'Directory.Read.All',
    'Sites.Selected',
    'Files.ReadWrite.AppFolder',
    'Directory.AccessAsUser.All',
    'IMAP.AccessAsUser.All',
    'SMTP.Send',
    'Policy.ReadWrite.ConditionalAccess',
  ])('%s is one', (name) => expect(graphPermission(name.toUpperCase())).toBe(name))
  it.each([
    'User.Reed',
    'Usr.Read',
    'groups',
    'roles',
    'phone',
    'address',
    'mcp.access',
    '',
    'User',
    '.',
    '...',
  ])('"%s" is none', (name) => expect(graphPermission(name)).toBeUndefined())
})

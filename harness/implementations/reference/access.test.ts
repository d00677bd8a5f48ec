import { expect, test } from 'vitest'
import { type Access, privateAccess, publicAccess, type SsoState, type Visitor } from './access.ts'
import type { Account, Connection } from './store.ts'

const account: Account = {
  id: 'mia',
  name: 'Mia',
  addresses: [{ email: 'mia@acme.example', confirmed: true }],
  password: { cost: 2, salt: Buffer.alloc(0), key: Buffer.alloc(0) },
}
const connection: Connection = {
  clientId: 'c',
  clientSecret: 's',
  issuer: 'https://issuer.example',
  metadataUrl: 'https://issuer.example/.well-known/openid-configuration',
  revision: 3,
  enabled: true,
}
const until = (time: number, issuer = connection.issuer): SsoState => ({
  status: 'satisfied',
  issuer,
  completedAt: 50,
  until: time,
})
const visitor = (some: Partial<Visitor>): Visitor => ({
  account,
  role: 'read',
  external: false,
  connection,
  sso: undefined,
  now: 100,
  asks: { method: 'GET', path: '/organizations/acme/private', headers: {} },
  ...some,
})

test.each<[string, Partial<Visitor>, Access]>([
  ['an external collaborator', { external: true }, 'open'],
  [
    'an external collaborator who is no member any more',
    { external: true, role: undefined },
    'needs-membership',
  ],
  ['an anonymous visitor', { account: undefined, role: undefined }, 'needs-login'],
  [
    'an anonymous visitor whose browser did SSO',
    { account: undefined, role: undefined, sso: until(200) },
    'needs-login',
  ],
  ['somebody who is no member', { role: undefined, sso: until(200) }, 'needs-membership'],
  ['a member where there is no SSO', { connection: undefined }, 'open'],
  ['a member where SSO is not enabled', { connection: { ...connection, enabled: false } }, 'open'],
  ['a member without SSO', {}, 'needs-sso'],
  ['a member on the way', { sso: { status: 'asked' } }, 'needs-sso'],
  ['a member with SSO', { sso: until(101) }, 'open'],
  ['a member with SSO of another issuer', { sso: until(101, 'https://old.example') }, 'needs-sso'],
  ['a member whose SSO an administrator has ended', { sso: until(101), ssoEndedAt: 60 }, 'needs-sso'],
  ['a member with SSO after the end of another', { sso: until(101), ssoEndedAt: 40 }, 'open'],
  ['a member whose SSO is over', { sso: until(100) }, 'needs-sso'],
  ['an administrator without SSO', { role: 'admin' }, 'needs-sso'],
])('private content for %s', (_who, some, access) => {
  expect(privateAccess(visitor(some))).toBe(access)
})

test('public content is for everybody', () => {
  expect(publicAccess(visitor({ account: undefined, role: undefined }))).toBe('open')
})

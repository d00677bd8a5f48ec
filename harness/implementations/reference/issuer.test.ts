import { expect, test } from 'vitest'
import { readIssuer } from './issuer.ts'

const tenant = 'https://login.microsoftonline.com/8ec2b3b4-6b0b-4f3e-8f7c-0d6f2f2a1c11/v2.0'
const document = `${tenant}/.well-known/openid-configuration`

test.each([
  ['a bare issuer', tenant, tenant, document],
  ['the metadata document', document, tenant, document],
  ['blanks around it', `  ${document}\n`, tenant, document],
  ['a slash after the metadata document', `${document}/`, tenant, document],
  ['an issuer with a slash, which stays part of its name', `${tenant}/`, `${tenant}/`, document],
])('reads %s', (_what, pasted, issuer, metadataUrl) => {
  expect(readIssuer(pasted)).toEqual({ status: 'read', issuer, metadataUrl })
})

test.each([
  ['nothing', '   '],
  ['no URL', 'login.microsoftonline.com/tenant'],
  ['another scheme', 'file:///etc/passwd'],
  ['plain http', 'http://login.example/v2.0'],
  ['plain http on this machine', 'http://localhost:8080/v2.0'],
  ['credentials', 'https://user:word@login.example/v2.0'],
  ['a fragment', `${tenant}#x`],
  ['a query after an issuer', `${tenant}?appid=1`],
  ['an empty query', `${tenant}?`],
])('refuses %s', (_what, pasted) => {
  expect(readIssuer(pasted)).toMatchObject({ status: 'refused' })
})

test('keeps a query after the metadata document', () => {
  expect(readIssuer(`${document}?appid=1`)).toEqual({
    status: 'read',
    issuer: tenant,
    metadataUrl: `${document}?appid=1`,
  })
})

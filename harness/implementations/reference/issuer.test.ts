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
  expect(readIssuer(pasted, false)).toEqual({ status: 'read', issuer, metadataUrl })
})

test.each([
  ['nothing', '   '],
  ['no URL', 'login.microsoftonline.com/tenant'],
  ['another scheme', 'file:///etc/passwd'],
  ['plain http', 'http://login.example/v2.0'],
  ['plain http on this machine', 'http://localhost:8080/v2.0'],
  ['credentials', 'https://user:word@login.example/v2.0'],
  ['a fragment', `${tenant}#x`],
  ['a query', `${document}?appid=1`],
  ['an empty query', `${tenant}?`],
])('refuses %s', (_what, pasted) => {
  expect(readIssuer(pasted, false)).toMatchObject({ status: 'refused' })
})

test('reads plain http on this machine for a product under development, and nowhere else', () => {
  expect(readIssuer('http://127.0.0.1:8080/t/v2.0', true)).toMatchObject({ status: 'read' })
  expect(readIssuer('http://localhost.evil.example/t/v2.0', true)).toMatchObject({ status: 'refused' })
})

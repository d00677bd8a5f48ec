import { expect, test } from 'vitest'
import { spellings } from '../scenario.ts'
import { respell } from './spellings.ts'

const path = '/organizations/acme/private'

test('each spelling asks in another way', () => {
  const asked = spellings.map((spelling) => JSON.stringify(respell(spelling, path, '/public')))
  expect(new Set(asked).size).toBe(spellings.length)
  expect(asked).not.toContain(JSON.stringify({ method: 'GET', path }))
})

test.each([
  ['upper-case', '/organizations/acme/PRIVATE'],
  ['double-slash', '/organizations/acme//private'],
  ['dot-segment', '/organizations/acme/./private'],
  ['encoded-letter', '/organizations/acme/%70rivate'],
  ['encoded-slash', '/organizations/acme%2fprivate'],
  ['static-suffix', '/organizations/acme/private/greencheck.css'],
] as const)('%s', (spelling, written) => {
  expect(respell(spelling, path, '/public').path).toBe(written)
})

import { expect, test } from 'vitest'
import { sameAddress } from './addresses.ts'

test('ignores the case of ASCII letters', () => {
  expect(sameAddress('Mia.Jones@ACME.example', 'mia.jones@acme.example')).toBe(true)
})

test.each([
  ['another person', 'max@acme.example', 'mia@acme.example'],
  ['a sign that lower-cases to "k"', 'mi\u212a@acme.example', 'mik@acme.example'],
  ['a blank', 'mia@acme.example ', 'mia@acme.example'],
])('tells %s apart', (_what, one, other) => {
  expect(sameAddress(one, other)).toBe(false)
})

import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { alike, guessable } from './randomness.ts'

const random = (): string => randomBytes(32).toString('base64url')

it('finds nothing in random values', () =>
  expect(guessable('state', Array.from({ length: 20 }, random))).toBeUndefined())

it('finds nothing in random values with a common frame', () =>
  expect(
    guessable(
      'state',
      [1, 2, 3].map(() => `v1.${random()}.acme`),
    ),
  ).toBeUndefined())

it.each([
  ['a constant', [random()].flatMap((value) => [value, value]), 'the same "state"'],
  [
    'a counter',
    [1, 2, 3].map((count) => `login-of-the-organisation-acme-${count}`),
    'follow from one another',
  ],
  ['too short values', ['abc123', 'def456'], 'of 6 characters'],
  ['no value', ['', random()], 'without "state"'],
])('finds %s', (_, values, words) => expect(guessable('state', values)).toContain(words))

it('sees a value within another', () => {
  expect(alike('abc', 'xabcx')).toBe(true)
  expect(alike('abc', '')).toBe(false)
})

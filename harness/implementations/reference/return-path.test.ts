import { expect, test } from 'vitest'
import { returnPath } from './return-path.ts'

const origin = 'https://hub.example'

test.each([
  ['/organizations/acme/private', '/organizations/acme/private'],
  [
    '/organizations/acme/private/plans?q=1&r=%C3%A4#top',
    '/organizations/acme/private/plans?q=1&r=%C3%A4#top',
  ],
  ['/organizations/acme/private/pläne', '/organizations/acme/private/pl%C3%A4ne'],
])('keeps the own path %s', (asked, kept) => {
  expect(returnPath(asked, origin, '/home')).toBe(kept)
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  'https://evil.example',
  'https://hub.example@evil.example',
  'https:evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  ' /x',
  '',
  undefined,
  ['/a', '/b'],
])('does not follow %j', (asked) => {
  expect(returnPath(asked, origin, '/home')).toBe('/home')
})

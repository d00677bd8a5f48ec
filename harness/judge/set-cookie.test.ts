import { expect, test } from 'vitest'
import { soft, takenAway } from './set-cookie.ts'

test.each([
  ['sid=1; Path=/; SameSite=Lax', 'without HttpOnly, so that scripts can read it'],
  ['sid=1; Path=/; HttpOnly', 'without SameSite'],
  ['sid=1; HttpOnly; SameSite=Lax; Domain=example.com', 'with a Domain, so that sibling hosts get it'],
  ['sid=1; HttpOnly; SameSite=Lax', 'without Secure'],
  ['sid=1; HttpOnly; SameSite=Lax; Secure', undefined],
])('%s is set %s', (cookie, why) => expect(soft(cookie, 'https://hub.example/')).toBe(why))

test.each([
  'state=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
  'state=gone; Path=/; Max-Age=0',
  'state=; Path=/',
])('%s takes the cookie away, and exposes nothing', (cookie) => expect(takenAway(cookie)).toBe(true))

test.each(['sid=1; Path=/', 'sid=1; Max-Age=600', 'sid=1; Expires=Thu, 01 Jan 2099 00:00:00 GMT'])(
  '%s sets it',
  (cookie) => expect(takenAway(cookie)).toBe(false),
)

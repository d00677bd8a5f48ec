import { expect, test } from 'vitest'
import { satisfiedBy } from './access.ts'
import { endsLogin, type Login, memoryLogins, type Notice } from './logins.ts'

const login: Login = { organisation: 'acme', issuer: 'https://idp', subject: 'mia', sid: 's1', until: 100 }
const from = { organisation: 'acme', issuer: 'https://idp' }

test.each<readonly [string, Notice, boolean]>([
  ['its session', { ...from, sid: 's1' }, true],
  ['its person', { ...from, subject: 'mia' }, true],
  ['both', { ...from, subject: 'mia', sid: 's1' }, true],
  ['another session', { ...from, sid: 's2' }, false],
  ['another session of its person', { ...from, subject: 'mia', sid: 's2' }, false],
  ['another person', { ...from, subject: 'max' }, false],
  ['nobody', from, false],
  ['its session, by another organisation', { ...from, organisation: 'globex', sid: 's1' }, false],
  ['its session, by another issuer', { ...from, issuer: 'https://evil', sid: 's1' }, false],
])('a notice about %s', (_what, notice, ends) => {
  expect(endsLogin(notice, login)).toBe(ends)
})

test('SSO is over when its login is, and no other', () => {
  const logins = memoryLogins()
  const state = satisfiedBy({ issuer: 'https://idp' }, 0)
  const [hers, other] = [logins.open(login, 0), logins.open({ ...login, sid: 's2' }, 0)]
  logins.close(({ sid }) => sid === 's1')
  expect(logins.current({ ...state, login: hers })).toEqual({ status: 'asked' })
  expect(logins.current({ ...state, login: other })).toEqual({ ...state, login: other })
  expect(logins.current(undefined)).toBeUndefined()
})

test('the time of one organisation ends no login of another', () => {
  const logins = memoryLogins()
  const state = satisfiedBy({ issuer: 'https://idp' }, 0)
  const id = logins.open(login, 0)
  logins.open({ ...login, organisation: 'globex', until: 1000 }, 500)
  expect(logins.current({ ...state, login: id })?.status).toBe('satisfied')
  logins.open(login, 99)
  expect(logins.current({ ...state, login: id })?.status).toBe('satisfied')
  logins.open({ ...login, until: 900 }, 500)
  expect(logins.current({ ...state, login: id })?.status).toBe('asked')
})

import { expect, test } from 'vitest'
import { isShown, refusedByStatus, sayLook, sayWrite } from './looks.ts'

const look = (
  ...by: readonly { readonly name: string; readonly shown: boolean; readonly status: number }[]
) => ({ kind: 'look', shown: by.some(({ shown }) => shown), status: by[0]?.status ?? 0, by }) as const
const api = { name: 'the API', shown: false, status: 403 }
const feed = { name: 'the feed', shown: true, status: 200 }

test('shown means by each way', () => {
  expect(isShown(look(feed))).toBe(true)
  expect(isShown(look(feed, api))).toBe(false)
  expect(isShown({ kind: 'look', shown: true, status: 200 })).toBe(true)
})

test('a page that leads to a login is no refusal by status', () => {
  expect(refusedByStatus(look(api))).toBe(true)
  expect(refusedByStatus(look(api, { ...api, status: 200 }))).toBe(false)
  expect(refusedByStatus(look({ ...api, shown: true }))).toBe(false)
})

test('says which way was open', () => {
  expect(sayLook(look(feed, api))).toBe(
    'the content was shown by the feed (status 200); not shown by the API (status 403)',
  )
  expect(sayWrite({ kind: 'write', written: ['the form'], notWritten: [], crash: 'broke' })).toBe(
    'written by the form; it broke',
  )
})

import { expect, it, test } from 'vitest'
import { nextWait, patiently, retryAfterMs, stillLimited } from './slow-down.ts'

const now = Date.parse('2026-11-25T10:00:00Z')

test.each([
  ['3', undefined, 3000],
  [' 0 ', undefined, 0],
  ['Wed, 25 Nov 2026 10:00:05 GMT', undefined, 5000],
  // By the product's clock, which is an hour ahead.
  ['Wed, 25 Nov 2026 11:00:05 GMT', 'Wed, 25 Nov 2026 11:00:00 GMT', 5000],
  ['Wed, 25 Nov 2026 09:00:00 GMT', undefined, 0],
  ['soon', undefined, undefined],
  ['-1', undefined, undefined],
  [undefined, undefined, undefined],
])('Retry-After %s (Date %s) is %s ms', (retryAfter, date, wanted) => {
  expect(retryAfterMs({ retryAfter, date }, now)).toBe(wanted)
})

test.each([
  ['a moment, when the product says now', '0', 0, 0, 50],
  ['what the product says', '7', 0, 0, 7000],
  ['longer each time, when it says nothing', undefined, 3, 1750, 2000],
  ['never very long', undefined, 10, 8000, 4000],
  ['not at all, when that is beyond patience', '21', 0, 0, undefined],
  ['not at all, when patience is over', '1', 5, 19_500, undefined],
  ['not for ever', '0', 100, 5000, undefined],
])('waits %s', (_, retryAfter, times, waitedMs, wait) => {
  expect(nextWait({ retryAfter }, { times, waitedMs }, 20_000, now)).toBe(wait)
})

test('says what to do when patience is over', () => {
  const { code, message } = stillLimited(
    'GET http://localhost:3000/login',
    { retryAfter: '900' },
    { times: 2, waitedMs: 1500 },
    now,
  )
  expect(code).toBe('product')
  expect(message).toBe(
    'your product answered GET http://localhost:3000/login with status 429 (too many requests) after 1.5 s of waiting, and wants to be asked again in 900 s, which shows nothing about single sign-on: lower --concurrency, raise its limit for the test, or raise "patience" in greencheck.yaml',
  )
})

it('sends once where there is no patience, and until it is answered where there is', async () => {
  const limit = { retryAfter: '0' }
  const answers = (count: number) => {
    let left = count
    return async () => (left-- > 0 ? limit : 'page')
  }
  const limitOf = (answer: unknown) => (answer === limit ? limit : undefined)
  const where = 'GET http://localhost:3000/'
  expect(await patiently({ patienceMs: 0, where }, answers(2), limitOf)).toEqual({ answer: limit })
  expect(await patiently({ patienceMs: 1000, where }, answers(2), limitOf)).toEqual({
    answer: 'page',
    slowed: { times: 2, waitedMs: 100 },
  })
  await expect(patiently({ patienceMs: 120, where }, answers(9), limitOf)).rejects.toThrow('0.1 s of waiting')
})

it('is interrupted with the run', async () => {
  const interrupt = new AbortController()
  const waiting = patiently(
    { patienceMs: 600_000, where: 'GET /', signal: interrupt.signal },
    async () => ({ retryAfter: '500' }),
    (answer) => answer,
  )
  interrupt.abort()
  await expect(waiting).rejects.toThrow('interrupted')
})

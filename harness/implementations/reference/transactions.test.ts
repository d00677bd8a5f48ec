import { expect, test } from 'vitest'
import {
  memoryTransactions,
  type Transaction,
  transactionLifetime,
  transactionsPerSession,
} from './transactions.ts'

const transaction = (state: string, startedAt = 0): Transaction => ({
  state,
  nonce: 'n',
  verifier: 'v',
  organisation: 'acme',
  revision: 1,
  purpose: 'login',
  metadata: { issuer: 'https://issuer.example' },
  returnTo: '/',
  startedAt,
})

test('gives a transaction once', () => {
  const transactions = memoryTransactions(() => 0)
  transactions.put('mine', transaction('s'))
  expect(transactions.take('mine', 's')?.state).toBe('s')
  expect(transactions.take('mine', 's')).toBeUndefined()
})

test('gives a transaction to no other session', () => {
  const transactions = memoryTransactions(() => 0)
  transactions.put('mine', transaction('s'))
  expect(transactions.take('yours', 's')).toBeUndefined()
  expect(transactions.take('mine', 's')).toBeDefined()
})

test('keeps the transactions of several tabs', () => {
  const transactions = memoryTransactions(() => 0)
  transactions.put('mine', transaction('one'))
  transactions.put('mine', transaction('two'))
  expect(transactions.take('mine', 'two')).toBeDefined()
  expect(transactions.take('mine', 'one')).toBeDefined()
})

test("keeps a session's newest transactions only", () => {
  const transactions = memoryTransactions(() => 0)
  for (let tab = 0; tab <= transactionsPerSession; tab += 1)
    transactions.put('mine', transaction(`tab ${tab}`))
  expect(transactions.take('mine', 'tab 0')).toBeUndefined()
  expect(transactions.take('mine', 'tab 1')).toBeDefined()
})

test('forgets a transaction after ten minutes', () => {
  let now = 0
  const transactions = memoryTransactions(() => now)
  transactions.put('mine', transaction('late'))
  transactions.put('mine', transaction('in time'))
  now = transactionLifetime - 1
  expect(transactions.take('mine', 'in time')).toBeDefined()
  now = transactionLifetime
  expect(transactions.take('mine', 'late')).toBeUndefined()
})

test('follows a session to its new identifier', () => {
  const transactions = memoryTransactions(() => 0)
  transactions.put('old', transaction('s'))
  transactions.move('old', 'new')
  expect(transactions.take('old', 's')).toBeUndefined()
  expect(transactions.take('new', 's')).toBeDefined()
})

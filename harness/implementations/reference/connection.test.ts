import { expect, test } from 'vitest'
import { differs, isGreen, mayEnable, withTest, withValues } from './connection.ts'
import type { Connection } from './store.ts'

const values = {
  clientId: 'client',
  clientSecret: 'secret',
  issuer: 'https://issuer.example',
  metadataUrl: 'https://issuer.example/.well-known/openid-configuration',
}
const saved = withValues(undefined, values, differs)
const result = (outcome: 'passed' | 'failed', revision = 1) => ({ at: 0, revision, outcome, message: '' })
const tested = (connection: Connection, outcome: 'passed' | 'failed') =>
  withTest(connection, result(outcome, connection.revision)) ?? connection

test('new settings are neither green nor enabled', () => {
  expect(isGreen(saved)).toBe(false)
  expect(mayEnable(saved)).toBe(false)
  expect(saved.enabled).toBe(false)
})

test('a test that passed makes them green, and one that fails later takes it away', () => {
  const green = tested(saved, 'passed')
  expect(isGreen(green)).toBe(true)
  expect(isGreen(tested(green, 'failed'))).toBe(false)
})

test.each(['clientId', 'clientSecret', 'issuer'] as const)(
  'another %s is another revision, without green',
  (changed) => {
    const enabled = { ...tested(saved, 'passed'), enabled: true }
    const next = withValues(enabled, { ...values, [changed]: 'another' }, differs)
    expect(next.revision).toBe(2)
    expect(isGreen(next)).toBe(false)
    expect(mayEnable(next)).toBe(false)
    expect(next.enabled).toBe(true)
  },
)

test('the same values stay green', () => {
  const again = withValues(tested(saved, 'passed'), values, differs)
  expect(again.revision).toBe(1)
  expect(isGreen(again)).toBe(true)
})

test('the result of a test of older values counts for nothing', () => {
  const next = withValues(saved, { ...values, clientSecret: 'new' }, differs)
  expect(withTest(next, result('passed', 1))).toBe(next)
})

import { expect, it } from 'vitest'
import type { JournalEntry } from '../../mock-idp/contract.ts'
import { redactor } from './redact.ts'

const entry = (parameters: Record<string, string>, minted: Record<string, string> = {}): JournalEntry => ({
  seq: 1,
  at: '2026-01-01T00:00:00Z',
  tenant: 't',
  message: 'token',
  method: 'POST',
  path: '/p',
  parameters,
  status: 200,
  outcome: 'answered',
  reason: 'r',
  delivered: [],
  tookMs: 1,
  minted,
})

const redact = redactor({
  journal: [
    entry({ state: 'the-state-value', client_id: 'not-a-secret' }, { code: '1.AXoA~sentinel/code+1' }),
    entry({ code: '1.AXoA~sentinel/code+1', code_verifier: 'verifier-sentinel' }),
  ],
  cookies: ['s%3Acookie-sentinel', 'short'],
  secrets: ['secret~8Q.sentinel'],
})

it.each([
  ['state=the-state-value&x=1', 'state=⟨state 1⟩&x=1'],
  ['code=1.AXoA~sentinel/code+1', 'code=⟨code 1⟩'],
  ['code=1.AXoA~sentinel%2Fcode%2B1', 'code=⟨code 1⟩'],
  ['code=1.AXoA~sentinel%2fcode%2b1', 'code=⟨code 1⟩'],
  ['honest eyJ0eXAi.eyJhdWQi.sig_-x end', 'honest ⟨token⟩ end'],
  ['{"v":"verifier-sentinel","s":"secret~8Q.sentinel"}', '{"v":"⟨verifier 1⟩","s":"⟨secret 1⟩"}'],
  ['cookie: s%3Acookie-sentinel', 'cookie: ⟨cookie 1⟩'],
  ['client_id=not-a-secret&short', 'client_id=not-a-secret&short'],
])('%s', (text, clean) => expect(redact(text)).toBe(clean))

it('keeps the beginning of a very long text, and says how long it was', () => {
  const keep = redactor({ journal: [], cookies: [], secrets: ['a-secret-of-the-test'] })
  const told = keep(`a-secret-of-the-test${'x'.repeat(1_000_000)}`)
  expect(told.startsWith('⟨secret 1⟩xxx')).toBe(true)
  expect(told.endsWith('… (1000010 characters in all)')).toBe(true)
  expect(told.length).toBeLessThan(2_100)
  expect(keep('y'.repeat(2_000))).toBe('y'.repeat(2_000))
})

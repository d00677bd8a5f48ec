import { expect, test } from 'vitest'
import type { Evidence } from '../evidence.ts'
import { refusalsAlike } from './refusals.ts'

const redirectUri = 'https://hub.example/consume'
const evidence = (...answers: readonly (readonly [number, string])[]): Evidence => ({
  steps: answers.map(([status, body]) => ({
    planned: { role: 'judged', tenant: 'subject', step: { do: 'login', expect: 'out' } },
    seen: { kind: 'done' },
    journal: [],
    visits: [
      { method: 'GET', url: `${redirectUri}?code=x`, startedAt: 0, tookMs: 0, status, setCookies: [], body },
    ],
  })),
  leaks: [],
  sentByBrowser: [],
  canaryHits: [],
  scriptsRun: [],
  settingsUrl: undefined,
  redirectUris: [redirectUri],
  privateTexts: [],
})

test('the same words are alike, whatever address is in them', () => {
  const answers = ['max@acme.example', 'nobody@elsewhere.example'].map((who) => [
    403,
    `<p>${who} is not you</p>`,
  ])
  expect(refusalsAlike(evidence(...(answers as [number, string][])))).toBeUndefined()
})

test('another status or other words are not', () => {
  expect(refusalsAlike(evidence([403, 'no'], [404, 'no']))).toContain('status 403 and 404')
  expect(refusalsAlike(evidence([403, 'no'], [403, 'nobody here has it']))).toContain('nobody here has it')
})

test('one refusal shows nothing', () => {
  expect(refusalsAlike(evidence([403, 'no']))).toContain('too few')
})

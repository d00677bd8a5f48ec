import { describe, expect, it } from 'vitest'
import { plainRun, runOf, sampleRun } from './fixtures/runs.ts'
import { byArea, findingOf, tally } from './tally.ts'

it('counts every scenario once, and a waived failure as waived', () => {
  const counts = tally(sampleRun.scenarios)
  expect(counts).toEqual({ passed: 7, failed: 3, warned: 1, skipped: 3, inconclusive: 1, waived: 1 })
})

it('never lets a waiver hide an inconclusive scenario', () => {
  expect(tally([{ verdict: 'inconclusive', waiver: { reason: 'x', until: '2027-01-01' } }])).toMatchObject({
    inconclusive: 1,
    waived: 0,
  })
})

it('groups by area in the order of appearance', () => {
  expect([...byArea(plainRun.scenarios).keys()]).toEqual([
    'discovery',
    'idtoken',
    'session',
    'jwks',
    'enable',
    'logout',
  ])
})

describe('findingOf', () => {
  const having = (verdict: string) => sampleRun.scenarios.filter((scenario) => scenario.verdict === verdict)
  it.each([
    ['broke', sampleRun],
    ['held', runOf(having('passed'))],
    ['held', runOf([...having('passed'), ...having('warned'), ...having('skipped')])],
    ['no-verdict', runOf([...having('passed'), ...having('inconclusive')])],
    ['no-verdict', runOf(having('skipped'))],
    ['no-verdict', runOf([])],
    ['no-verdict', runOf(having('passed'), { preflight: [{ name: 'tls', ok: false, seen: 'no' }] })],
    ['incomplete', runOf(having('passed'), { complete: false })],
    ['incomplete', runOf(having('passed'), { selected: 99 })],
    ['broke', { ...sampleRun, complete: false }],
  ] as const)('%s', (finding, run) => {
    expect(findingOf(run)).toBe(finding)
  })
})

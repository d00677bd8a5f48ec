import { describe, expect, it } from 'vitest'
import { type FlawWalk, flawTableMarkdown, flawTableText, flawWalkHolds } from './flaw-table.ts'

const caught = {
  name: 'accepts-any-audience',
  breaks: 'Does not compare "aud" with its own client ID.',
  expected: ['idtoken.aud-wrong', 'multi-tenant.same-issuer'],
  caught: ['idtoken.aud-wrong', 'multi-tenant.same-issuer'],
  unexpected: [],
  missed: [],
}
const missed = {
  name: 'forgets-state',
  breaks: 'Takes a callback | without "state".',
  expected: ['callback.state-missing'],
  caught: [],
  unexpected: ['callback.login-csrf'],
  missed: ['callback.state-missing'],
}
const nulls = [
  {
    name: 'lets-nobody-in',
    says: 'no refusal counts: everything is inconclusive',
    held: true,
    detail: '0 passed, 41 inconclusive',
  },
]
const clean = {
  name: 'keeps-out-with-404',
  row: 'B06',
  does: 'It answers whoever stays out with status 404.',
  passed: ['enforce.private-needs-sso'],
  wrong: [],
}
const judgedWrongly = {
  name: 'prefers-basic',
  row: 'B01',
  does: 'It authenticates by HTTP Basic.',
  passed: [],
  wrong: ['secret.encoding (failed)', 'secret.auth-method-negotiated (skipped)'],
}
const good: FlawWalk = {
  flaws: [caught],
  variants: [clean],
  nulls,
  sound: { passed: 41, failed: 0, inconclusive: 0 },
}
const bad: FlawWalk = { ...good, flaws: [caught, missed], variants: [clean, judgedWrongly] }

describe('flaw table', () => {
  it.each([60, 80])('looks like this at %i columns', (width) => {
    expect(flawTableText(bad, { width, colour: false })).toMatchSnapshot()
  })

  it('looks like this in Markdown', () => {
    expect(flawTableMarkdown(bad)).toMatchSnapshot()
  })

  it('has as many cells in every row', () => {
    const rows = flawTableMarkdown(bad)
      .split('\n')
      .filter((line) => line.startsWith('|'))
    const cells = (line: string): number => line.replaceAll('\\|', '').split('|').length
    expect(new Set(rows.slice(0, 4).map(cells)).size).toBe(1)
  })
})

it.each([
  ['a good walk', good, true],
  ['a flaw that nobody caught', { ...good, flaws: [caught, missed] }, false],
  ['a variant that is judged wrongly', { ...good, variants: [clean, judgedWrongly] }, false],
  ['no flaws', { ...good, flaws: [] }, false],
  [
    'a sound implementation that fails',
    { ...good, sound: { passed: 40, failed: 1, inconclusive: 0 } },
    false,
  ],
  [
    'a null implementation that did not hold',
    { ...good, nulls: nulls.map((one) => ({ ...one, held: false })) },
    false,
  ],
])('%s', (_name, walk, holds) => {
  expect(flawWalkHolds(walk)).toBe(holds)
})

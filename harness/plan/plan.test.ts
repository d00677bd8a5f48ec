import { describe, expect, it } from 'vitest'
import type { Capability } from '../scenario.ts'
import { scenario } from '../scenario.ts'
import { casesOf, planCase, signsInDirectly } from './plan.ts'

const pages: readonly Capability[] = ['has-settings-ui', 'has-test-step', 'has-enable']

const words = {
  title: 'does one thing',
  level: 'MUST',
  basis: 'product',
  references: [],
  failure: 'did not',
  effect: '',
  fix: '',
} as const
const login = scenario({ ...words, id: 'area.login', phase: 'member-login', expect: 'accepted' })
const enabling = scenario({
  ...words,
  id: 'area.enabling',
  phase: 'enable',
  arrange: 'enabled',
  expect: 'accepted',
})

const arrangementOf = (one: typeof login, has: readonly Capability[]): readonly string[] => {
  const [only] = casesOf(one)
  if (only === undefined) return expect.unreachable('no case')
  return planCase(only, new Set(has))
    .steps.filter(({ role }) => role === 'arrange')
    .map(({ step }) => step.do)
}

describe('how an organisation comes to be enabled', () => {
  it('by the pages', () => expect(arrangementOf(login, pages)).toEqual(['save', 'test', 'enable']))
  it('without the steps that a product does not have', () =>
    expect(arrangementOf(login, ['has-settings-ui'])).toEqual(['save']))
  it('by the driver, where it can and a login is judged', () =>
    expect(arrangementOf(login, [...pages, 'direct-arrangement'])).toEqual(['arrange']))
  it('by the pages all the same where enabling is judged', () =>
    expect(arrangementOf(enabling, [...pages, 'direct-arrangement'])).toEqual(['save', 'test', 'enable']))
})

describe('what is judged', () => {
  it('leaves out pages and buttons that a product does not have', () => {
    const one = scenario({
      ...words,
      id: 'area.lifecycle',
      phase: 'lifecycle',
      steps: [
        { do: 'save' },
        { do: 'test', expect: 'green' },
        { do: 'look', at: 'settings', who: 'ada', expect: 'shown' },
        { do: 'login', expect: 'in' },
      ],
    })
    const [only] = casesOf(one)
    const judged = (has: readonly Capability[]): readonly string[] | undefined =>
      only &&
      planCase(only, new Set(has))
        .steps.filter(({ role }) => role === 'judged')
        .map(({ step }) => step.do)
    expect(judged(pages)).toEqual(['save', 'test', 'look', 'login'])
    expect(judged([])).toEqual(['save', 'login'])
  })
})

describe("the product's own login", () => {
  const direct = (one: typeof login, has: readonly Capability[] = ['direct-sign-in']): boolean =>
    casesOf(one).every((each) => signsInDirectly(each, new Set(has)))
  it('is left to the driver, where it can do it', () => {
    expect(direct(login)).toBe(true)
    expect(direct(login, pages)).toBe(false)
  })
  it('is done by the pages where their answers are judged, and in a real browser', () => {
    expect(direct({ ...login, answers: ['cookies-hardened'] })).toBe(false)
    expect(direct({ ...login, environment: 'browser' })).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { jwks } from '../../mock-idp/faults/fault.ts'
import { loadCatalogue } from '../../scenarios/catalogue.ts'
import type { Evidence, StepEvidence } from '../evidence.ts'
import { capabilities, type Scenario } from '../scenario.ts'
import { canFollow, openingFrom } from './follow.ts'
import { casesOf, planCase } from './plan.ts'

const has = new Set(capabilities)
const catalogue = await loadCatalogue()
const plannedCases = ({ id }: Pick<Scenario, 'id'>) =>
  casesOf(catalogue.find((one) => one.id === id) ?? expect.unreachable(`no scenario ${id}`)).map((one) => ({
    one,
    plan: planCase(one, has),
  }))

const pair = (id: Scenario['id']) => {
  const [first, second] = plannedCases({ id })
  if (first === undefined || second === undefined)
    return expect.unreachable(`${id} has fewer than two variants`)
  return [first, second] as const
}

const evidenceOf = (steps: readonly StepEvidence[]): Evidence => ({
  steps,
  leaks: [],
  sentByBrowser: [],
  canaryHits: [],
  scriptsRun: [],
  settingsUrl: undefined,
  redirectUris: [],
  privateTexts: [],
})

describe('a variant goes on where the one before it ended', () => {
  it('when both lie about one login only', () => {
    const [first, second] = pair('idtoken.alg-none')
    expect(canFollow(first, second)).toBe(true)
  })

  it.each(
    catalogue
      .filter(({ phase }) => phase === 'setup' || phase === 'test')
      .filter((one) => casesOf(one).length > 1)
      .map(({ id }) => [id] as const),
  )('never in the settings: %s', (id) => {
    const [first, second] = pair(id)
    expect(canFollow(first, second)).toBe(false)
  })

  it('never after a lie that the product may keep', () => {
    const [first, second] = pair('idtoken.alg-none')
    const keys = {
      ...second.one,
      faults: [jwks.member('keys.*.use', 'enc')],
    }
    expect(canFollow(first, { one: keys, plan: second.plan })).toBe(false)
    expect(canFollow({ one: keys, plan: second.plan }, first)).toBe(false)
  })

  it('never in another world, nor in another scenario', () => {
    const [first, second] = pair('idtoken.alg-none')
    expect(canFollow(first, { ...second, one: { ...second.one, world: {} } })).toBe(false)
    const [other] = pair('idtoken.duplicate-members')
    expect(canFollow(first, other)).toBe(false)
  })
})

it('takes the arrangement, and the last login as the one before the next lie', () => {
  const [first, second] = pair('idtoken.alg-none')
  const steps = first.plan.steps.map(
    (planned, index): StepEvidence => ({
      planned,
      seen: { kind: 'trouble', what: `step ${index}` },
      visits: [],
      journal: [],
    }),
  )
  const opening = openingFrom(evidenceOf(steps), second.plan)
  const roles = second.plan.steps.map(({ role }) => role)
  expect(opening.map(({ planned }) => planned.role)).toEqual(roles.slice(0, roles.indexOf('judged')))
  expect(opening.at(0)?.seen).toEqual({ kind: 'trouble', what: 'step 0' })
  expect(opening.at(-1)?.planned.role).toBe('before')
  expect(opening.at(-1)?.seen).toEqual({ kind: 'trouble', what: `step ${steps.length - 1}` })
})

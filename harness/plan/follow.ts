/**
 * Variants that go on in the world of the one before them. Honest, lie, honest, lie, honest: the login after
 * one lie is the login before the next, and the settings are entered once. Only where a lie leaves nothing
 * behind, and only after a variant that held; otherwise a variant starts in a world of its own. Pure.
 */
import type { Evidence, StepEvidence } from '../evidence.ts'
import type { Case, Plan, PlannedStep } from './plan.ts'

/** Lies about single messages of one login. What metadata and keys say may be kept by the product. */
const ofOneLogin = new Set(['authorization-response', 'token-response', 'id-token', 'access-token'])

const leavesNothing = ({ faults, steps }: Case): boolean =>
  steps.length === 0 && faults.length > 0 && faults.every(({ at }) => ofOneLogin.has(at))

const isOpening = ({ role }: PlannedStep): boolean => role === 'arrange' || role === 'before'

/** How many of a plan's steps were done already when it follows another. */
const openingOf = (plan: Plan): readonly PlannedStep[] => {
  const end = plan.steps.findIndex((step) => !isOpening(step))
  return plan.steps.slice(0, end === -1 ? plan.steps.length : end)
}

const isLogin = (planned: PlannedStep | undefined, role: PlannedStep['role']): boolean =>
  planned?.role === role && planned.step.do === 'login'

/** Whether the case `next` can start where `before` ended, given that `before` held. */
export const canFollow = (
  before: { readonly one: Case; readonly plan: Plan },
  next: { readonly one: Case; readonly plan: Plan },
): boolean =>
  next.one.scenario === before.one.scenario &&
  next.one.world === before.one.world &&
  leavesNothing(before.one) &&
  leavesNothing(next.one) &&
  isLogin(before.plan.steps.at(-1), 'after') &&
  isLogin(openingOf(next.plan).at(-1), 'before')

/** The opening steps of `plan` as they were seen in the case before it: its arrangement, and its last login. */
export const openingFrom = (before: Evidence, plan: Plan): readonly StepEvidence[] => {
  const opening = openingOf(plan)
  const last = before.steps.at(-1)
  return opening.flatMap((planned, index) => {
    const seen = index === opening.length - 1 ? last : before.steps[index]
    return seen === undefined ? [] : [{ ...seen, planned }]
  })
}

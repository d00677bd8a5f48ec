/** The verdict on one case: a pure function of the plan and the evidence. */
import type { Evidence, StepEvidence } from '../evidence.ts'
import type { Plan } from '../plan/plan.ts'
import { answerFinding, journalFinding, undelivered } from './journal.ts'
import { expectationOf, greenBefore, type Held, holds } from './step.ts'

export type Judgement =
  | { readonly kind: 'held' }
  /** A rule was broken. `finding` completes "Your product …"; without it the scenario's own words fit. */
  | {
      readonly kind: 'broken'
      readonly finding?: string
      readonly seen: string
      readonly step: number | undefined
    }
  /** The lie was refused, but only by crashing. */
  | { readonly kind: 'crashed'; readonly finding: string; readonly seen: string; readonly step: number }
  /** Nothing was shown. */
  | { readonly kind: 'nothing-shown'; readonly because: string }

type Checked = Held & {
  readonly index: number
  readonly evidence: StepEvidence
}

const checkAll = (steps: readonly StepEvidence[]): readonly Checked[] =>
  steps.map((evidence, index) => ({ ...holds(evidence, greenBefore(steps, index)), index, evidence }))

const negative = new Set(['not-green', 'not-enabled', 'out', 'hidden', 'in-if-green', 'not-by-entra'])

/** What an honest step that failed means, completing "Your product …". */
const honestFailure = ({ evidence, seen }: Checked): string => {
  const { step } = evidence.planned
  switch (step.do) {
    case 'save':
    case 'test':
      return `did not turn green although everything was right (${seen})`
    case 'enable':
      return `could not be enabled although the test had passed (${seen})`
    case 'login':
    case 'deliver':
      return `did not let a member in although everything was right (${seen})`
    default:
      return `did not do what was expected although everything was right (${seen})`
  }
}

const controls: Record<'arrange' | 'before' | 'after', string> = {
  arrange: 'the honest preparation did not work',
  before: 'the same login was refused before the lie was told',
  after: 'the same steps were refused when nothing was wrong any more',
}

/** Judges a case. The order is the honesty of the suite: trouble, controls, delivery, and only then the rule. */
export const judge = (plan: Plan, evidence: Evidence): Judgement => {
  const checked = checkAll(evidence.steps)
  const trouble = checked.find(({ evidence: { seen } }) => seen.kind === 'trouble')
  const failed = checked.filter(({ held }) => !held)
  const judged = checked.filter(({ evidence: { planned } }) => planned.role === 'judged')
  const journal = judged.flatMap(({ evidence: { journal } }) => journal)
  const broken = judged.find(({ held, evidence: { seen } }) => !held && seen.kind !== 'trouble')

  if (plan.honest) {
    const first = failed[0]
    if (trouble !== undefined && (first === undefined || first.index >= trouble.index)) {
      return { kind: 'nothing-shown', because: trouble.seen }
    }
    if (first !== undefined) {
      const negativeStep = negative.has(expectationOf(first.evidence.planned.step) ?? '')
      const own = first.evidence.planned.step.failure
      return {
        kind: 'broken',
        ...(own !== undefined ? { finding: own } : negativeStep ? {} : { finding: honestFailure(first) }),
        seen: first.seen,
        step: first.index,
      }
    }
  } else {
    const arrangement = failed.find(
      ({ evidence: { planned } }) => planned.role === 'arrange' || planned.role === 'before',
    )
    if (arrangement !== undefined) return controlFailed(arrangement)
    if (trouble !== undefined && trouble.evidence.planned.role !== 'after') {
      return { kind: 'nothing-shown', because: trouble.seen }
    }
    const missing = undelivered(plan.faults, journal)
    if (
      missing !== undefined &&
      broken !== undefined &&
      expectationOf(broken.evidence.planned.step) === 'not-green'
    ) {
      return {
        kind: 'broken',
        finding: 'turned green without a login that could have shown the lie',
        seen: broken.seen,
        step: broken.index,
      }
    }
    if (missing !== undefined) {
      return { kind: 'nothing-shown', because: `your product never fetched ${missing.says}` }
    }
    if (
      plan.delivered !== undefined &&
      !journal.some(({ code }) => code === plan.delivered) &&
      broken === undefined
    ) {
      return { kind: 'nothing-shown', because: `Entra never had to answer ${plan.delivered}` }
    }
    if (broken !== undefined) {
      const own = broken.evidence.planned.step.failure
      return {
        kind: 'broken',
        ...(own === undefined ? {} : { finding: own }),
        seen: broken.seen,
        step: broken.index,
      }
    }
    const after = failed.find(({ evidence: { planned } }) => planned.role === 'after')
    if (after !== undefined) return controlFailed(after)
  }

  if (checked.length < plan.steps.length) return { kind: 'nothing-shown', because: 'the run was interrupted' }
  const finding = journalFinding(plan.journal, journal) ?? answerFinding(plan.answers, evidence)
  if (finding !== undefined) return { kind: 'broken', finding, seen: finding, step: undefined }
  const crash = judged.find(({ crash: words }) => words !== undefined)
  if (crash?.crash !== undefined) {
    return {
      kind: 'crashed',
      finding: `refused only by crashing: it ${crash.crash}`,
      seen: crash.seen,
      step: crash.index,
    }
  }
  return { kind: 'held' }
}

const controlFailed = ({ evidence: { planned, seen: raw }, seen }: Checked): Judgement => ({
  kind: 'nothing-shown',
  because: `${planned.role === 'judged' ? 'a judged step failed' : controls[planned.role]}: ${raw.kind === 'trouble' ? raw.what : seen}`,
})

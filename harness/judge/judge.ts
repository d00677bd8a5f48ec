/** The verdict on one case: a pure function of the plan and the evidence. */
import type { JournalEntry } from '../../mock-idp/contract.ts'
import type { Evidence, StepEvidence } from '../evidence.ts'
import type { Plan, Role } from '../plan/plan.ts'
import { isRefusal } from '../scenario.ts'
import { answerFinding, journalFinding, notShown, undelivered } from './journal.ts'
import { expectationOf, type Held, holds, settingsBefore } from './step.ts'

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
  steps.map((evidence, index) => ({ ...holds(evidence, settingsBefore(steps, index)), index, evidence }))

/** What an honest step that failed means, completing "Your product …". */
const honestFailure = ({ evidence, seen }: Checked): string | undefined => {
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
    case 'post-settings':
      return undefined
    default:
      return `did not do what was expected although everything was right (${seen})`
  }
}

const controls: Record<'arrange' | 'before' | 'after', string> = {
  arrange: 'the honest preparation did not work',
  before: 'the same login was refused before the lie was told',
  after: 'the same steps were refused when nothing was wrong any more',
}

const brokenBy = ({ evidence, seen, index }: Checked, words?: string): Judgement => {
  const finding = evidence.planned.step.failure ?? words
  return { kind: 'broken', ...(finding === undefined ? {} : { finding }), seen, step: index }
}

/** Where nothing dishonest is done, the first step that fails is the product's failure. */
const judgeHonest = (checked: readonly Checked[]): Judgement | undefined => {
  const trouble = checked.find(({ evidence: { seen } }) => seen.kind === 'trouble')
  const first = checked.find(({ held, evidence: { seen } }) => !held && seen.kind !== 'trouble')
  if (first !== undefined && (trouble === undefined || first.index < trouble.index)) {
    return brokenBy(first, isRefusal(first.evidence.planned.step) ? undefined : honestFailure(first))
  }
  return trouble === undefined ? undefined : { kind: 'nothing-shown', because: trouble.seen }
}

/** The sandwich: controls before, delivery of the lie, the rule, controls after. */
const judgeSandwich = (
  plan: Plan,
  checked: readonly Checked[],
  journal: readonly JournalEntry[],
): Judgement | undefined => {
  const failedIn = (...roles: readonly Role[]): Checked | undefined =>
    checked.find(({ held, evidence: { planned } }) => !held && roles.includes(planned.role))
  const prepared = failedIn('arrange', 'before')
  if (prepared !== undefined) return controlFailed(prepared)
  const broken = failedIn('judged')
  if (broken?.evidence.seen.kind === 'trouble') return { kind: 'nothing-shown', because: broken.seen }
  const missing = undelivered(plan.faults, journal)
  if (missing !== undefined) {
    return broken !== undefined && expectationOf(broken.evidence.planned.step) === 'not-green'
      ? {
          kind: 'broken',
          finding: 'turned green without a login that could have shown the lie',
          seen: broken.seen,
          step: broken.index,
        }
      : { kind: 'nothing-shown', because: `your product never fetched ${missing.says}` }
  }
  if (broken !== undefined) return brokenBy(broken)
  if (plan.delivered !== undefined && !journal.some(({ code }) => code === plan.delivered)) {
    return { kind: 'nothing-shown', because: `Entra never had to answer ${plan.delivered}` }
  }
  const after = failedIn('after')
  return after === undefined ? undefined : controlFailed(after)
}

/** Judges a case. The order is the honesty of the suite: controls, delivery, and only then the rule. */
export const judge = (plan: Plan, evidence: Evidence): Judgement => {
  const checked = checkAll(evidence.steps)
  const judged = checked.filter(({ evidence: { planned } }) => planned.role === 'judged')
  const journal = judged.flatMap(({ evidence: { journal: entries } }) => entries)
  const verdict = plan.honest ? judgeHonest(checked) : judgeSandwich(plan, checked, journal)
  if (verdict !== undefined) return verdict
  if (checked.length < plan.steps.length) return { kind: 'nothing-shown', because: 'the run was interrupted' }
  const missing = notShown(plan.journal, journal)
  if (missing !== undefined) return { kind: 'nothing-shown', because: `your product ${missing}` }
  const finding = journalFinding(plan.journal, journal, evidence) ?? answerFinding(plan.answers, evidence)
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

const controlFailed = ({ evidence: { planned }, seen }: Checked): Judgement => ({
  kind: 'nothing-shown',
  because: `${planned.role === 'judged' ? 'a judged step failed' : controls[planned.role]}: ${seen}`,
})

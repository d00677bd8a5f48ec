/**
 * The parts of an explanation as rows, always with the same keys in the same order: what the mock Entra
 * sent beside the honest value, what was expected and seen, the clause, the effect, the fix, the controls
 * and the command that runs it again. Plain text, for the terminal and for JUnit.
 */
import type { Lie, ScenarioResult, StepRecord } from './run.ts'
import { signs, standingOf } from './words.ts'

export interface Row {
  readonly key:
    | 'sent'
    | 'honest'
    | 'expected'
    | 'seen'
    | 'clause'
    | 'effect'
    | 'fix'
    | 'control'
    | 'variants'
    | 'replay'
  readonly text: string
  /** Where the text can be read in full. */
  readonly url?: string
}

/** A whole message would bury the explanation; a claim never is this long. */
export const longestValue = 400

const inFull = (value: string): string =>
  value.length <= longestValue
    ? value
    : `${value.slice(0, longestValue)}… (${value.length} characters; run.json has them all)`

/** The member and value of a lie, or its own words where a whole answer was replaced. */
export const sentText = ({ says, member, sent }: Lie): string =>
  member === undefined ? says : `${member}  ${sent === undefined ? '(left out)' : inFull(sent)}`

/** The honest value beside it; undefined where there is none to show. */
export const honestText = ({ member, honest, sent }: Lie): string | undefined => {
  if (member === undefined) return honest === undefined || honest.length > longestValue ? undefined : honest
  if (honest === undefined) return sent === undefined ? undefined : `${member}  (not there)`
  return `${member}  ${inFull(honest)}`
}

/** The judged step on which the verdict rests: the first that did not hold, else the last. */
export const decisiveStep = (steps: readonly StepRecord[]): StepRecord | undefined => {
  const judged = steps.filter(({ role }) => role === 'judged')
  return judged.find(({ held }) => !held) ?? judged.at(-1)
}

/** What shows that the verdict is about the lie and nothing else. */
export interface Control {
  readonly held: boolean
  readonly text: string
}

/** The honest logins around the lie, the proof of delivery, and what was arranged where that did not hold. */
export const controls = ({ steps, lies }: Pick<ScenarioResult, 'steps' | 'lies'>): readonly Control[] => {
  const of = (role: StepRecord['role'], good: string, bad: string): readonly Control[] => {
    const own = steps.filter((step) => step.role === role)
    const held = own.every((step) => step.held)
    return own.length === 0 ? [] : [{ held, text: held ? good : bad }]
  }
  const delivered = lies.every((lie) => lie.delivered)
  return [
    ...of('arrange', '', 'arrangement did not work').filter(({ held }) => !held),
    ...of('before', 'honest login before', 'honest login before did not work'),
    ...of('after', 'honest login after', 'honest login after did not work'),
    ...(lies.length === 0
      ? []
      : [{ held: delivered, text: delivered ? 'lie delivered' : 'lie not delivered' }]),
  ]
}

const controlText = (list: readonly Control[]): string =>
  list.map(({ held, text }) => `${held ? '✓' : '✗'} ${text}`).join('   ')

/** Rows of a result that has a diagnosis; without one, what the evidence alone tells. */
export const explanation = (result: ScenarioResult): readonly Row[] => {
  const { diagnosis, lies, steps, variants } = result
  const step = decisiveStep(steps)
  const expected = diagnosis?.expected ?? step?.expected
  const checks = controls(result)
  return [
    ...lies.flatMap((lie): readonly Row[] => {
      const honest = honestText(lie)
      return [
        { key: 'sent', text: sentText(lie) },
        ...(honest === undefined ? [] : [{ key: 'honest' as const, text: honest }]),
      ]
    }),
    ...(expected === undefined ? [] : [{ key: 'expected' as const, text: expected }]),
    ...(step === undefined ? [] : [{ key: 'seen' as const, text: step.seen }]),
    ...(diagnosis?.clauses ?? []).map(({ text, url }) => ({
      key: 'clause' as const,
      text,
      url,
    })),
    ...(diagnosis === undefined
      ? []
      : [
          { key: 'effect' as const, text: diagnosis.effect },
          { key: 'fix' as const, text: diagnosis.fix },
        ]),
    ...(checks.length === 0 ? [] : [{ key: 'control' as const, text: controlText(checks) }]),
    ...(variants.length === 0
      ? []
      : [
          {
            key: 'variants' as const,
            text: variants.map((variant) => `${signs[standingOf(variant)]} ${variant.name}`).join('   '),
          },
        ]),
    ...(diagnosis === undefined ? [] : [{ key: 'replay' as const, text: diagnosis.replay }]),
  ]
}

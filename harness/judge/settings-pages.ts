/** What the settings page shows to people. Pure. */
import type { Visit } from '../browser/browser.ts'
import { inputsIn } from '../browser/markup.ts'
import { readDocument } from '../browser/page.ts'
import type { Evidence, StepEvidence } from '../evidence.ts'

type Finding = string | undefined

const judged = ({ steps }: Evidence): readonly StepEvidence[] =>
  steps.filter(({ planned }) => planned.role === 'judged')

const isSettings =
  ({ settingsUrl }: Evidence) =>
  ({ url, status }: Visit): boolean =>
    status === 200 && settingsUrl !== undefined && url.startsWith(settingsUrl)

const secretField = (evidence: Evidence): Finding => {
  const pages = judged(evidence).flatMap(({ visits }) => visits.filter(isSettings(evidence)))
  for (const input of pages.flatMap(({ body }) => inputsIn(body))) {
    const { name = '', id = '', type = 'text', onpaste } = input
    if (!/secret/i.test(`${name} ${id} ${input['aria-label'] ?? ''}`) || type === 'hidden') continue
    if (type !== 'password') return `shows the client secret while it is typed (field "${name || id}")`
    if (onpaste !== undefined) return `interferes with pasting into the field "${name || id}"`
  }
  return undefined
}

/** The visible text of the settings, as they were last seen in each step. */
const textsWhere = (evidence: Evidence, green: boolean): readonly string[] =>
  judged(evidence).flatMap(({ seen, visits }) => {
    const page = visits.filter(isSettings(evidence)).at(-1)
    return seen.kind === 'status' && seen.green === green && page !== undefined
      ? [readDocument(page.body).text]
      : []
  })

const statusInWords = (evidence: Evidence): Finding => {
  const passed = new Set(textsWhere(evidence, true))
  return textsWhere(evidence, false).some((text) => passed.has(text))
    ? 'says by the same words that the test has passed and that it has not'
    : undefined
}

export const settingsPageChecks = {
  'secret-field-safe': secretField,
  'status-in-words': statusInWords,
} as const satisfies Readonly<Record<string, (evidence: Evidence) => Finding>>

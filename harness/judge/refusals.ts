/** Whether refusals look alike, whoever they are about. Pure. */
import { readDocument } from '../browser/page.ts'
import type { Evidence, StepEvidence } from '../evidence.ts'

/** Addresses are left out: somebody's own may be shown. */
const withoutAddresses = (text: string): string => text.replace(/[\w.+-]+@[\w.-]+/g, 'somebody')

/** What the product answered to the callback of a login, or to where it led. */
const answerOf = ({ planned: { step }, visits }: StepEvidence, redirectUris: readonly string[]) => {
  if (step.do !== 'login' || step.expect !== 'out') return undefined
  const at = visits.findIndex(({ url }) =>
    redirectUris.some((uri) => url === uri || url.startsWith(`${uri}?`)),
  )
  const page = at < 0 ? undefined : visits.slice(at).find(({ status = 0 }) => status < 300 || status >= 400)
  return page === undefined
    ? undefined
    : { status: page.status, text: withoutAddresses(readDocument(page.body).text) }
}

/** Every login that is refused in the judged steps is answered with the same status and the same words. */
export const refusalsAlike = ({ steps, redirectUris }: Evidence): string | undefined => {
  const [first, ...others] = steps
    .filter(({ planned }) => planned.role === 'judged')
    .flatMap((step) => answerOf(step, redirectUris) ?? [])
  if (first === undefined || others.length === 0) return 'answered too few refused logins with a page'
  const other = others.find(({ status, text }) => status !== first.status || text !== first.text)
  return other === undefined
    ? undefined
    : `refuses a known address otherwise than an unknown one: status ${first.status} and ${other.status}, "${first.text.slice(0, 80)}" and "${other.text.slice(0, 80)}"`
}

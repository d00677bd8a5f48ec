/** What the journal and the browser's trace have to show about signing out. Pure. */
import type { JournalEntry } from '../../mock-idp/contract.ts'
import type { Evidence } from '../evidence.ts'

/** Undefined when it holds, otherwise what the product did, completing "Your product …". */
type Finding = string | undefined

/** Requests to Entra's sign-out page. */
const wellFormed = (journal: readonly JournalEntry[]): Finding => {
  const sent = journal
    .filter(({ message }) => message === 'logout')
    .map(({ parameters, reason }) => ({ ...parameters, reason }) as Readonly<Record<string, string>>)
  if (sent.length === 0) return 'did not sign the member out at Entra'
  const anonymous = sent.find(
    (each) => each['id_token_hint'] === undefined && each['client_id'] === undefined,
  )
  if (anonymous !== undefined) return 'did not say at Entra who asks for the sign-out'
  const lost = sent.find((each) => each['post_logout_redirect_uri'] === undefined)
  if (lost !== undefined) return 'did not say where Entra sends the browser after the sign-out'
  const astray = sent.find(({ reason = '' }) => reason.includes('is not a registered redirect URI'))
  if (astray !== undefined)
    return `wanted to come back to ${astray['post_logout_redirect_uri']}, which is not registered`
  const states = sent.map(({ state = '' }) => state)
  if (states.includes('')) return 'sent no "state" with the sign-out'
  return new Set(states).size < states.length ? 'used the same "state" for two sign-outs' : undefined
}

export const logoutJournalChecks = {
  'logout-request-well-formed': wellFormed,
} as const satisfies Readonly<Record<string, (journal: readonly JournalEntry[]) => Finding>>

const back = ({ redirectUris, steps }: Evidence): Finding => {
  const own = new Set(redirectUris.map((uri) => new URL(uri).origin))
  const ends = steps.flatMap(({ planned: { step, role }, seen }) =>
    role === 'judged' && step.do === 'logout' && step.hold !== true && seen.kind === 'done'
      ? [seen.endedAt ?? 'no page at all']
      : [],
  )
  const astray = ends.find((at) => !URL.canParse(at) || !own.has(new URL(at).origin))
  return astray === undefined ? undefined : `left the browser at ${astray.slice(0, 80)} after signing out`
}

/** Entra's calls in frames, by the parameter that only they have and the steps in which they happen. */
const answered = ({ steps }: Evidence): Finding => {
  const calls = steps
    .filter(({ planned: { step, role } }) => role === 'judged' && step.do === 'sign-out-at-entra')
    .flatMap(({ visits }) => visits)
    .filter(({ url }) => !new URL(url).pathname.endsWith('/logout') || !/\/oauth2\//.test(url))
  const [first] = calls
  if (first === undefined) return 'was not called by Entra: its sign-out page had no frame for it'
  if (first.status !== 200)
    return `answered Entra's call in the hidden frame with status ${first.status ?? 0}`
  return /no-store/i.test(first.policy?.['cache-control'] ?? '')
    ? undefined
    : "let the answer to Entra's call be cached, so that the next call may never arrive"
}

export const logoutAnswerChecks = {
  'front-channel-answered': answered,
  'back-after-logout': back,
} as const satisfies Readonly<Record<string, (evidence: Evidence) => Finding>>

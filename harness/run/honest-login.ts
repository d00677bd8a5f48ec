/** What went wrong in an honest login, and what to do about it: most failures of a first run are set-up mistakes. Pure. */
import type { JournalEntry } from '../../mock-idp/contract.ts'
import type { Evidence, Seen } from '../evidence.ts'
import type { Judgement } from '../judge/judge.ts'

/** What was seen and what to change. `about`: the key of a recipe where that is done. */
export interface Diagnosis {
  readonly seen: string
  readonly fix: string
  readonly about?: string
  /** What to put there, where that is known to the letter. */
  readonly put?: string
}

export interface HonestLogin {
  readonly evidence: Evidence
  readonly judgement: Judgement
  readonly entraOrigin: string
  /** Where the product was looked at for who is in. */
  readonly whoami: string | undefined
}

type Login = Extract<Seen, { readonly kind: 'login' }>

const byHand =
  'Do the same by hand: enter the settings, test, enable and log in as a member. Every scenario starts with that.'

const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : url)

type Advice = readonly [
  codes: RegExp,
  fix: (entry: JournalEntry) => string,
  about: string,
  put?: (entry: JournalEntry) => string | undefined,
]

/** What Entra's refusals mean for whoever has just begun. */
const refusals: readonly Advice[] = [
  [
    /^AADSTS50011$/,
    ({ parameters }) =>
      `Your product sends the redirect URI ${parameters['redirect_uri'] ?? ''}: register that one, by saying so.`,
    'redirectUri',
    ({ parameters }) => parameters['redirect_uri'],
  ],
  [
    /^AADSTS(70001|700016)$/,
    () => 'Pass the client ID on to your product: {{clientId}}. It asked with another one.',
    'start.env',
  ],
  [
    /^AADSTS7000(215|222|218)$/,
    () =>
      'Pass the client secret on to your product: {{clientSecret}}. What it sent was another one, or none.',
    'start.env',
  ],
]

const byEntra = (entries: readonly JournalEntry[]): Diagnosis | undefined => {
  const last = entries.findLast(({ outcome }) => outcome === 'refused')
  if (last === undefined) return undefined
  const known = refusals.find(([codes]) => codes.test(last.code ?? ''))
  const put = known?.[3]?.(last)
  return {
    seen: `Entra refused ${last.method} ${pathOf(last.path.split('?')[0] ?? '')}: ${last.code ?? ''} ${last.reason}`,
    fix: known?.[1](last) ?? byHand,
    ...(known === undefined ? {} : { about: known[2] }),
    ...(put === undefined ? {} : { put }),
  }
}

const byLogin = (login: Login, entries: readonly JournalEntry[], at: HonestLogin): Diagnosis | undefined => {
  const came = (message: JournalEntry['message']): boolean =>
    entries.some((entry) => entry.message === message)
  const ended = login.endedAt ?? 'no page'
  if (login.crash !== undefined)
    return {
      seen: `your product ${login.crash}`,
      fix: 'Its log says why: look there first.',
      about: 'start',
    }
  if (!came('authorize'))
    return {
      seen: `the browser was never sent to Entra; it ended at ${ended}`,
      fix: 'Say how a member starts to sign in: the address, or the button, that leads to Entra.',
      about: 'login',
    }
  if (!came('token'))
    return {
      seen: `Entra sent the browser back, and the code was never redeemed; it ended at ${ended}`,
      fix: `Your product has to reach ${at.entraOrigin} from where it runs, and to trust its certificate. Its log says what it disliked.`,
      about: 'start',
    }
  if (login.after === null)
    return {
      seen: `${login.wantedBy} signed in at Entra, and ${at.whoami ?? 'the product'} says nobody is in; the browser ended at ${ended}`,
      fix: 'Say where your product shows the e-mail address of whoever is signed in. If it refused the login, its log says why.',
      about: 'whoami',
    }
  if (login.after.toLowerCase() !== login.wantedBy)
    return {
      seen: `${login.wantedBy} signed in, and ${at.whoami ?? 'the product'} says "${login.after}"`,
      fix: 'Name the place of the e-mail address itself.',
      about: 'whoami',
    }
  if (!login.canary)
    return {
      seen: `${login.wantedBy} is in, and the private page does not show what it should`,
      fix: 'Name a page that only members see, and a text that always stands there.',
      about: 'private',
    }
  return undefined
}

/** What an honest login that failed shows. */
export const diagnose = (one: HonestLogin): Diagnosis => {
  const { evidence, judgement } = one
  const entries = evidence.steps.flatMap(({ journal }) => journal)
  const login = evidence.steps.map(({ seen }) => seen).findLast((seen) => seen.kind === 'login')
  const found = byEntra(entries) ?? (login === undefined ? undefined : byLogin(login, entries, one))
  if (found !== undefined) return found
  const words =
    'seen' in judgement ? judgement.seen : judgement.kind === 'nothing-shown' ? judgement.because : ''
  return words.includes('whoami probe')
    ? {
        seen: words,
        fix: 'Say where your product shows who is signed in, and what it answers there where nobody is: whoami.anonymous.',
        about: 'whoami',
      }
    : { seen: words, fix: byHand }
}

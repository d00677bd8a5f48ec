/** From a judgement to what run.json says: verdict, explanation and evidence. Pure. */
import { type Diagnosis, programTyped, type StepRecord, type VariantResult } from '../../reports/run.ts'
import type { Evidence, StepEvidence } from '../evidence.ts'
import { type Case, caseName, type Plan } from '../plan/plan.ts'
import type { Profile } from '../profile.ts'
import type { Step } from '../scenario.ts'
import { exchangesOf } from './exchanges.ts'
import type { Judgement } from './judge.ts'
import { liesOf } from './lies.ts'
import type { Redact } from './redact.ts'
import { expectationOf, holds, settingsBefore } from './step.ts'
import { decide } from './verdict.ts'

export type Outcome = Omit<VariantResult, 'name'>

/** How a citation is shown; made from the table of references of the catalogue. */
export type Clause = { readonly text: string; readonly url: string }

export interface ResultContext {
  readonly one: Case
  readonly plan: Plan
  readonly evidence: Evidence
  readonly judgement: Judgement
  readonly profile: Profile
  readonly seed: string
  readonly flaw: string | undefined
  readonly variant?: string | undefined
  readonly replayFlags?: readonly string[] | undefined
  readonly durationMs: number
  readonly startedAt: number
  readonly entraOrigin: string
  readonly redact: Redact
  readonly cite: (reference: string) => Clause
  /** Address of the person whom the judged steps are about. */
  readonly who: string
}

const expectationWords: Record<NonNullable<ReturnType<typeof expectationOf>>, string> = {
  green: 'the settings turn green',
  'not-green': 'the settings do not turn green',
  enabled: 'SSO is enabled',
  'not-enabled': 'enabling is refused',
  'mismatch-noticed':
    'the administrator stays who she is, and the settings are not green or name the other address',
  in: 'the person is in, as herself, by way of Entra',
  out: 'the login is refused: the private content stays closed and nobody else is signed in',
  'in-if-green': 'if the settings turned green the person is in',
  'in-or-out': 'the person is in, as herself, or the login is refused',
  'not-by-entra': 'what happened at Entra opens nothing and signs nobody in',
  shown: 'the content is shown',
  hidden: 'the private content stays closed',
  'hidden-if-enabled': 'while the settings say that SSO is enabled, the private content stays closed',
  taken: 'the logout token is answered with 200',
  'turned-down': 'the logout token is answered with 400',
  'refused-by-status': 'the private content stays closed, and the status says so',
  recorded: 'the audit trail has everything that was done, with who did it and when',
  written: 'each of these requests changes the content',
  'not-written': 'none of these requests changes anything',
}

/** What is unusual about how a callback is opened. */
const changed = ({
  change = {},
  redirectUriOf,
  codeOf,
  scannedBy,
  alongside,
  twice,
}: Extract<Step, { readonly do: 'deliver' }>): string => {
  const { set = {}, drop = [], add = {} } = change
  const short = (value: string): string => (value.length > 60 ? `${value.slice(0, 60)}…` : value)
  return [
    ...drop.map((name) => `, without "${name}"`),
    ...Object.entries(set).map(([name, value]) => `, with "${name}" ${JSON.stringify(short(value))}`),
    ...Object.entries(add).map(
      ([name, value]) => `, with a second "${name}" ${JSON.stringify(short(value))}`,
    ),
    ...(redirectUriOf === undefined ? [] : [`, at the redirect URI of ${redirectUriOf}`]),
    ...(codeOf === undefined ? [] : [`, with the code of browser ${codeOf}`]),
    ...(scannedBy === undefined ? [] : [`, after a ${scannedBy} request without cookies`]),
    ...(twice === undefined ? [] : [', twice at the same time']),
    ...(alongside === undefined ? [] : [`, at the same time as the one of browser ${alongside}`]),
  ].join('')
}

/** What is unusual about how a login starts. */
const withWhat = ({
  query,
  headers,
  returnTo,
  cookies,
  tab,
  times,
  forwardedTo,
}: Extract<Step, { readonly do: 'login' }>): string =>
  [
    ...(returnTo === undefined ? [] : [`, to return to "${returnTo}"`]),
    ...(tab === undefined ? [] : [`, in the tab "${tab}"`]),
    ...(times === undefined ? [] : [`, ${times} times`]),
    ...(forwardedTo === undefined
      ? []
      : [`, whose identity provider sends the browser on to that of ${forwardedTo}`]),
    ...(cookies === undefined ? [] : [', in a browser without cookies']),
    ...(query === undefined ? [] : [`, with "?${new URLSearchParams(query)}" in the start address`]),
    ...(headers === undefined ? [] : [`, with the headers ${JSON.stringify(headers)}`]),
  ].join('')

const places: Record<Extract<Step, { readonly do: 'look' }>['at'], string> = {
  private: 'the private page',
  public: 'the public page',
  settings: 'the settings page',
  'every-channel': 'the private content by every way to it',
  api: 'the private content by the API',
}

const looking = (
  { who, at: place, spelled, headers }: Extract<Step, { readonly do: 'look' }>,
  at: string,
): string =>
  [
    `${who ?? 'an anonymous visitor'} opens ${places[place]}${at}`,
    ...(spelled === undefined ? [] : [` in other spellings (${spelled.join(', ')})`]),
    ...(headers === undefined ? [] : [`, with the headers ${JSON.stringify(headers)}`]),
  ].join('')

const waysIn = {
  login: 'logs in',
  'join-link': 'opens the join link',
  'invite-link': 'opens an old invitation',
} as const

const doing = (step: Step): string => {
  const at = step.organisation === undefined || step.organisation === 'acme' ? '' : ` of ${step.organisation}`
  switch (step.do) {
    case 'arrange':
      return `the organisation${at} is configured, tested and enabled by the driver`
    case 'save':
      return `the administrator${at} saves the settings (${[typeof step.paste === 'object' ? step.paste.text : (step.paste ?? 'issuer'), ...(step.secret === undefined ? [] : [`${step.secret} secret`]), ...(step.clientId === 'other' ? ['another client ID'] : []), ...(step.around === undefined ? [] : ['blanks around the values']), ...(step.blank ?? []).map((field) => `${field} blank`)].join(', ')})`
    case 'test':
      return `the administrator${at} tests them${step.atEntra === undefined ? '' : step.atEntra === 'cancel' ? ' and cancels at Entra' : ` and signs in at Entra as ${step.atEntra}`}`
    case 'read-status':
      return `the administrator${at} looks at the status`
    case 'enable':
    case 'disable':
      return `the administrator${at} ${step.do}s SSO`
    case 'login':
      return `${step.crowd === undefined ? (step.who ?? (at === '' ? 'mia' : 'eve')) : `each of ${step.crowd.join(', ')}, at the same moment,`} ${waysIn[step.by ?? 'login']}${at}${step.atEntra === undefined ? '' : `, at Entra as ${step.atEntra}`}${step.role === undefined ? '' : `, to have the role ${step.role}`}${step.hold === true ? ', held before the callback' : ''}${withWhat(step)}`
    case 'deliver':
      return `the callback of browser ${step.from} is opened in browser ${step.browser}, where ${step.who} is signed in${changed(step)}`
    case 'look':
      return looking(step, at)
    case 'write':
      return `${step.who ?? 'an anonymous visitor'} sends the requests that change private content${at}`
    case 'post-settings': {
      const who = step.who ?? 'nobody who is signed in'
      const from =
        step.from === undefined
          ? ''
          : step.from === 'same-site'
            ? ' (a page of a sibling origin)'
            : ' (a page of another site)'
      return `${who} sends the request to ${step.what} the settings${at}${from}`
    }
    case 'open-private':
      return `the private page is opened in browser ${step.browser}, in the same tab`
    case 'go-back':
      return `the person in browser ${step.browser} presses "Back"`
    case 'embed-login':
      return `a page of another site embeds the start of SSO as ${step.as}, in browser ${step.browser}`
    case 'logout':
      return step.from === undefined
        ? `the person in browser ${step.browser} signs out of the product`
        : `a page of ${step.from === 'same-site' ? 'a sibling origin' : 'another site'} tries to sign out the person in browser ${step.browser}`
    case 'change-settings':
      return `the administrator${at} changes the settings to ${JSON.stringify(step.settings)}`
    case 'read-audit-log':
      return `the administrator${at} reads the audit trail`
    case 'sign-out-at-entra':
      return `the person in browser ${step.browser} signs out at Entra${at}, whose page tells the product in a hidden frame`
    case 'post-logout-token': {
      const what =
        step.instead === 'id-token'
          ? 'an ID token in the place of a logout token'
          : step.instead === 'same-again'
            ? 'the same logout token again'
            : `a logout token${step.who === undefined ? '' : ` about ${step.who}`}${step.session === undefined ? '' : ` about the session of browser ${step.session}`}`
      return `the provider${at} posts ${what}${step.to === undefined ? '' : ` to ${step.to}'s address`}`
    }
    case 'set-session-timeout':
      return `the administrator${at} sets the session timeout to ${step.hours} hours`
    case 'advance-product-clock':
      return `the product's clock${at} advances by ${step.hours} hours`
    case 'copy-cookies':
      return `the product's cookies of browser ${step.from} get into browser ${step.to}`
    case 'change-provider':
      return `the people${at} are in another tenant of Entra from now on`
    case 're-register':
      return `the application${at} is deleted in Entra and registered anew`
    case 'remove-member':
      return `${step.who} is taken out of the organisation in the product${at}`
    case 'end-sessions':
      return `the administrator${at} ends the sessions of ${step.who}`
    case 'exempt':
    case 'end-exemption': {
      const what = step.do === 'exempt' ? 'is exempted from SSO' : 'is asked for SSO again'
      return `${step.who} ${what}${at}${step.by === undefined ? '' : `, by a request that ${step.by ?? 'nobody who is signed in'} sends`}`
    }
    case 'make-token':
      return `${step.who} makes an API token`
    case 'unlink-account':
      return `the product forgets whom the account of ${step.who} is at Entra`
    case 'disable-account':
      return `the account of ${step.who} is locked in the product`
    case 'change-person':
      return `Entra${at} changes what it says about ${step.who}${step.groups === undefined ? '' : `: ${typeof step.groups === 'number' ? `${step.groups} groups` : `groups ${step.groups.join(' and ') || 'none'}`}`}${step.mail === undefined ? '' : `: mail ${step.mail}`}`
    case 'lie':
      return `the mock Entra${at} begins to lie: ${step.faults.map(({ says }) => says).join('; ')}`
    case 'tell-the-truth':
      return `the mock Entra${at} tells the truth again`
    case 'advance-clock':
      return `the clock of Entra${at} advances by ${step.by}`
    case 'roll-keys':
      return `Entra${at} rolls its signing key`
    case 'remove-secret':
      return `the oldest client secret${at} is deleted in Entra`
    case 'expire-secrets':
      return `the client secrets${at} expire in Entra`
  }
}

const stepRecord = (
  evidence: StepEvidence,
  index: number,
  { evidence: all, entraOrigin, startedAt, redact }: ResultContext,
): StepRecord => {
  const { held, seen } = holds(evidence, settingsBefore(all.steps, index))
  const expected = expectationOf(evidence.planned.step)
  return {
    role: evidence.planned.role,
    does: redact(doing(evidence.planned.step)),
    seen: redact(seen),
    held,
    exchanges: [...exchangesOf(evidence, entraOrigin, startedAt, redact)],
    ...(expected === undefined ? {} : { expected: expectationWords[expected] }),
  }
}

const shellWord = (word: string): string => (/^[\w.@:/=-]+$/.test(word) ? word : `'${word}'`)

/** The command that runs just this case again, with the same tenants, people, ids and canaries. */
const replayCommand = ({ one, seed, flaw, variant, profile, replayFlags = [] }: ResultContext): string =>
  [
    programTyped,
    shellWord(caseName(one)),
    '--seed',
    seed,
    ...replayFlags.map(shellWord),
    ...(flaw === undefined ? [] : ['--flaw', flaw]),
    ...(variant === undefined ? [] : ['--variant', variant]),
    ...(profile === 'enterprise-sso' ? [] : ['--profile', profile]),
    '--trace',
  ].join(' ')

const expectedOf = ({ judgement, plan, evidence, one }: ResultContext): string => {
  const index = 'step' in judgement ? judgement.step : undefined
  const step =
    index === undefined
      ? plan.steps.find(({ role, step: { do: what } }) => role === 'judged' && what !== 'lie')?.step
      : evidence.steps[index]?.planned.step
  const expected = step === undefined ? undefined : expectationOf(step)
  return expected === undefined ? `your product ${one.scenario.title}` : expectationWords[expected]
}

/** Makes the outcome of one case. */
export const outcomeOf = (context: ResultContext): Outcome => {
  const { one, evidence, cite, redact, durationMs } = context
  const { verdict, reason } = decide(context.judgement, { ...context, scenario: one.scenario })
  const diagnosis: Diagnosis | undefined =
    verdict === 'passed'
      ? undefined
      : {
          sentence: redact(reason),
          expected: expectedOf(context),
          effect: one.scenario.effect,
          fix: one.scenario.fix,
          clauses: one.scenario.references.map(cite),
          replay: replayCommand(context),
        }
  return {
    verdict,
    reason: redact(reason),
    durationMs,
    lies: [...liesOf(context)],
    steps: evidence.steps.map((step, index) => stepRecord(step, index, context)),
    ...(diagnosis === undefined ? {} : { diagnosis }),
  }
}

import type { Refusal } from '../../aadsts/refusal.ts'
import { consentAs, consentForAll } from '../../directory/consent.ts'
import type { Parameters } from '../../server/exchange.ts'
import type { Attempt, Step } from './attempt.ts'
import { consentedScope } from './consent-rules.ts'
import type { Progress } from './progress.ts'
import { wordsOf } from './rule.ts'

/** What somebody did on a page of the sign-in. */
export type Taken =
  | { readonly kind: 'further'; readonly progress: Progress }
  /** Nothing that the page asks for: it is shown again. */
  | { readonly kind: 'again' }
  | { readonly kind: 'wrong'; readonly refusal: Refusal }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** They said no to the relying party. */
  | { readonly kind: 'declined'; readonly refusal: Refusal }
  | { readonly kind: 'requested' }

const further = ({ progress }: Attempt, change: Partial<Progress>): Taken => ({
  kind: 'further',
  progress: { ...progress, ...change },
})

const refusalOf = (attempt: Attempt, code: number, what: string): Refusal => ({
  code,
  values: wordsOf(attempt),
  reason: `${attempt.record.person.signInName} ${what}.`,
})

/** Passwords are as long as Entra wants them, and new ones are new. */
const isGoodPassword = (text: string, before: string | undefined): boolean =>
  text.length >= 8 && text !== before

/** Sets a new password; the person's record is replaced. */
const renewPassword = ({ record }: Attempt, password: string): void => {
  const { person, home } = record
  home.people.set(person.id, { ...record, person: { ...person, password, passwordExpired: false } })
}

const steps: Readonly<Record<Step, (attempt: Attempt, form: Parameters) => Taken>> = {
  password: (attempt, { password }) => {
    if (password === undefined) return { kind: 'again' }
    return password === attempt.record.person.password
      ? further(attempt, { proofs: [...attempt.progress.proofs, 'pwd'] })
      : { kind: 'wrong', refusal: refusalOf(attempt, 50126, 'typed a wrong password') }
  },
  'new-password': (attempt, { new_password: password }) => {
    if (password === undefined) return { kind: 'again' }
    if (!isGoodPassword(password, attempt.record.person.password))
      return {
        kind: 'wrong',
        refusal: refusalOf(attempt, 50055, 'chose the old password again, or one of less than 8 characters'),
      }
    renewPassword(attempt, password)
    return further(attempt, { renewed: true })
  },
  'second-factor': (attempt, { action }) => {
    if (action === 'approve') return further(attempt, { proofs: [...attempt.progress.proofs, 'mfa'] })
    return action === 'deny'
      ? { kind: 'refused', refusal: refusalOf(attempt, 50074, 'denied the second factor') }
      : { kind: 'again' }
  },
  enrol: (attempt, { action }) => {
    if (action === 'enrol') return further(attempt, { proofs: [...attempt.progress.proofs, 'mfa'] })
    return action === 'skip'
      ? { kind: 'refused', refusal: refusalOf(attempt, 50072, 'did not enrol in multifactor authentication') }
      : { kind: 'again' }
  },
  consent: (attempt, { action, organization }) => {
    const { application, record, request, tenant } = attempt
    if (action === 'decline')
      return { kind: 'declined', refusal: refusalOf(attempt, 65004, 'declined to consent') }
    if (action !== 'accept') return { kind: 'again' }
    const scope = consentedScope(request)
    const forAll = request.adminConsent || (organization === 'on' && record.person.administrator)
    if (forAll) consentForAll(application, tenant, scope)
    else consentAs(application, record, scope)
    return further(attempt, { consented: true })
  },
  approval: (_, { action }) => (action === 'request' ? { kind: 'requested' } : { kind: 'again' }),
}

/** Takes what was posted for a step. Wrong answers leave the progress as it was. */
export const takeStep = (step: Step, attempt: Attempt, form: Parameters): Taken => steps[step](attempt, form)

/** What a step asks for, given without a page: somebody is signed in by order. Undefined where only a person can decide. */
export const takeByOrder = (step: Step, attempt: Attempt): Taken | undefined => {
  switch (step) {
    case 'password':
      return further(attempt, { proofs: ['pwd'] })
    case 'second-factor':
      return steps['second-factor'](attempt, { action: 'approve' })
    case 'consent':
      return steps.consent(attempt, { action: 'accept' })
    default:
      return undefined
  }
}

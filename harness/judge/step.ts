/** Whether one step did what was expected of it. Pure. */
import type { Seen, StepEvidence } from '../evidence.ts'
import type {
  AuditExpectation,
  LoginExpectation,
  LogoutTokenExpectation,
  LookExpectation,
  StatusExpectation,
  Step,
  WriteExpectation,
} from '../scenario.ts'
import { isShown, refusedByStatus, sayLook, sayWrite } from './looks.ts'

export type Expectation =
  | StatusExpectation
  | LoginExpectation
  | LookExpectation
  | WriteExpectation
  | AuditExpectation
  | LogoutTokenExpectation

export type Held =
  | { readonly held: true; readonly seen: string; readonly crash?: string }
  | { readonly held: false; readonly seen: string; readonly crash?: string }

/** What the settings said before. */
export interface Before {
  readonly green: boolean
  readonly enabled: boolean
}

export const expectationOf = (step: Step): Expectation | undefined =>
  'expect' in step ? step.expect : undefined

type SeenLogin = Extract<Seen, { readonly kind: 'login' }>
type SeenStatus = Extract<Seen, { readonly kind: 'status' }>

const isIn = ({ after, canary, wantedBy, viaEntra }: SeenLogin): boolean =>
  canary && viaEntra && after?.toLowerCase() === wantedBy.toLowerCase()

/** Nobody else was signed in; a browser that lost its session is nobody. */
const isNobodyElse = ({ before, after }: SeenLogin): boolean => after === null || after === before

const isOut = (seen: SeenLogin): boolean => !seen.canary && isNobodyElse(seen)

const sayLogin = ({
  after,
  canary,
  viaEntra,
  wantedBy,
  before,
  held,
  role,
  resourceGroups,
  crash,
}: SeenLogin): string => {
  const door = canary ? 'the private content was shown' : 'the private content stayed closed'
  const who = after === null ? 'nobody is signed in' : `the product says ${after}`
  const turned = after !== null && before !== null && after !== before ? ` (before: ${before})` : ''
  const past = canary && !viaEntra ? ', without a login at Entra' : ''
  const stopped = held ? ', stopped before the callback' : ''
  const as = role === undefined ? '' : `, role ${role}`
  const groups =
    (resourceGroups ?? []).length === 0 ? '' : `, resource groups ${resourceGroups?.join(' and ')}`
  return `${wantedBy}: ${door}, ${who}${turned}${as}${groups}${past}${stopped}${crash === undefined ? '' : `; it ${crash}`}`
}

const sayStatus = ({ green, enabled, refused, crash }: SeenStatus): string =>
  [
    `settings ${green ? 'green' : 'not green'}, SSO ${enabled ? 'enabled' : 'not enabled'}`,
    ...(refused === undefined ? [] : [`refused: ${refused}`]),
    ...(crash === undefined ? [] : [`it ${crash}`]),
  ].join('; ')

const meets = (
  expected: Expectation,
  seen: Seen,
  { green: wasGreen, enabled: wasEnabled }: Before,
): boolean => {
  switch (expected) {
    case 'green':
      return seen.kind === 'status' && seen.green
    case 'not-green':
      return seen.kind === 'status' && !seen.green
    case 'enabled':
      return seen.kind === 'status' && seen.enabled
    case 'not-enabled':
      return seen.kind === 'status' && !seen.enabled
    case 'mismatch-noticed':
      return seen.kind === 'status' && seen.mismatch?.same === true && (!seen.green || seen.mismatch.named)
    case 'in':
      return seen.kind === 'login' && isIn(seen)
    case 'out':
      return seen.kind === 'login' && isOut(seen)
    case 'in-if-green':
      return seen.kind === 'login' && (wasGreen ? isIn(seen) : isNobodyElse(seen))
    case 'not-by-entra':
      return seen.kind === 'login' && !(seen.canary && seen.viaEntra) && isNobodyElse(seen)
    case 'in-or-out':
      return seen.kind === 'login' && (isIn(seen) || isOut(seen))
    case 'shown':
      return seen.kind === 'look' && isShown(seen)
    case 'hidden':
      return seen.kind === 'look' && !seen.shown
    case 'hidden-if-enabled':
      return seen.kind === 'look' && !(wasEnabled && seen.shown)
    case 'refused-by-status':
      return seen.kind === 'look' && refusedByStatus(seen)
    case 'recorded':
      return seen.kind === 'audit' && seen.missing.length === 0
    case 'written':
      return seen.kind === 'write' && seen.notWritten.length === 0
    case 'taken':
      return seen.kind === 'posted' && (seen.status === 200 || seen.status === 204)
    case 'turned-down':
      return seen.kind === 'posted' && seen.status >= 400
    case 'not-written':
      return seen.kind === 'write' && seen.written.length === 0
  }
}

/** Role and resource groups are the expected ones, where a step says which. */
const fitsMembership = (step: Step, seen: Seen): boolean => {
  if (step.do !== 'login' || seen.kind !== 'login') return true
  const sorted = (groups: readonly string[] | undefined) => JSON.stringify([...(groups ?? [])].sort())
  return (
    (step.role === undefined || seen.role === step.role) &&
    (step.resourceGroups === undefined || sorted(step.resourceGroups) === sorted(seen.resourceGroups))
  )
}

/** What was seen, as a sentence. */
export const say = (seen: Seen): string => {
  switch (seen.kind) {
    case 'login':
      return sayLogin(seen)
    case 'status':
      return sayStatus(seen)
    case 'look':
      return sayLook(seen)
    case 'write':
      return sayWrite(seen)
    case 'saved':
      return [
        seen.refused === undefined ? 'saved' : `refused: ${seen.refused}`,
        ...(seen.crash === undefined ? [] : [`it ${seen.crash}`]),
      ].join('; ')
    case 'audit':
      return seen.missing.length === 0
        ? 'everything is in the audit trail'
        : `not in the audit trail, with the administrator and a time: ${seen.missing.join(', ')}`
    case 'posted':
      return `the logout token was answered with status ${seen.status}`
    case 'done':
      return 'done'
    case 'trouble':
      return seen.what
  }
}

const crashOfSeen = (seen: Seen): { readonly crash?: string } =>
  'crash' in seen && seen.crash !== undefined ? { crash: seen.crash } : {}

/** Judges one step by itself, given what the settings said at the last look before it. */
export const holds = ({ planned, seen }: StepEvidence, before: Before): Held => {
  const expected = expectationOf(planned.step)
  const held =
    expected === undefined
      ? seen.kind !== 'trouble'
      : meets(expected, seen, before) && fitsMembership(planned.step, seen)
  return { held, seen: say(seen), ...crashOfSeen(seen) }
}

/**
 * What the settings said at the last look before a step; after a save nobody has looked whether they are
 * green. What the driver arranged counts as green and enabled: a product that is not lets nobody in.
 */
export const settingsBefore = (steps: readonly StepEvidence[], index: number): Before => {
  const told = steps
    .slice(0, index)
    .map(
      ({ planned, seen }): Seen =>
        planned.step.do === 'arrange' && seen.kind === 'done'
          ? { kind: 'status', green: true, enabled: true }
          : seen,
    )
  const last = told.findLast(({ kind }) => kind === 'status' || kind === 'saved')
  const status = told.findLast((seen) => seen.kind === 'status')
  return { green: last?.kind === 'status' && last.green, enabled: status?.enabled === true }
}

import { isDeepStrictEqual } from 'node:util'
import type { DeliveredFault } from '../contract.ts'
import type {
  AnswerFault,
  ContentTypeFault,
  Fault,
  ForgettableRule,
  Json,
  LogoutFault,
  MemberFault,
  RedirectFault,
  RefusalFault,
  TransportFault,
} from './fault.ts'
import { tokenPoints } from './fault.ts'
import { valueAt, withValueAt } from './path.ts'
import { resolveValue, type Surroundings } from './value.ts'

/** What is sent, and which lies are in it. */
export interface Told<Message> {
  readonly message: Message
  readonly delivered: readonly DeliveredFault[]
}

export type Members = { readonly [member: string]: Json }

/**
 * The one place where a message of members is changed. Without a fault that concerns its members the very
 * object that the honest path made is returned.
 */
export const tell = (
  honest: Members,
  faults: readonly Fault[],
  surroundings: Surroundings,
): Told<Members> => {
  const delivered: DeliveredFault[] = []
  let message = honest
  for (const fault of faults) {
    if (!isMemberFault(fault)) continue
    const before = valueAt(message, fault.member)
    const sent = fault.do === 'drop' ? undefined : resolveValue(fault.value, before, surroundings)
    const changed = withValueAt(message, fault.member, (at) =>
      fault.do === 'drop' ? undefined : resolveValue(fault.value, at, surroundings),
    ) as Members
    // A path that leads nowhere changes nothing, and then no lie was told.
    if (isDeepStrictEqual(changed, message)) continue
    message = changed
    delivered.push({ says: fault.says, at: fault.at, member: fault.member, sent, honest: before })
  }
  return { message, delivered }
}

const isMemberFault = (fault: Fault): fault is MemberFault =>
  !tokenPoints.some((point) => point === fault.at) && (fault.do === 'set' || fault.do === 'drop')

export const isAnswerFault = (fault: Fault): fault is AnswerFault => fault.do === 'answer'
export const isRefusalFault = (fault: Fault): fault is RefusalFault => fault.do === 'refuse'
export const isRedirectFault = (fault: Fault): fault is RedirectFault => fault.do === 'redirect'
export const isContentTypeFault = (fault: Fault): fault is ContentTypeFault => fault.do === 'content-type'
export const isLogoutFault = (fault: Fault): fault is LogoutFault =>
  fault.do === 'omit' || fault.do === 'divert'
export const isTransportFault = (fault: Fault): fault is TransportFault =>
  fault.do === 'delay' || fault.do === 'reset' || fault.do === 'truncate' || fault.do === 'oversize'

/** Rules that the authorization server forgets for this message. */
export const forgiven = (faults: readonly Fault[]): ReadonlySet<ForgettableRule> =>
  new Set(faults.flatMap((fault) => (fault.do === 'forget' ? [fault.rule] : [])))

/** A lie that replaced the whole message, or is about how it was sent. */
export const deliveredWhole = (
  fault: Fault,
  sent: Json | undefined,
  honest: Json | undefined,
): DeliveredFault => ({
  says: fault.says,
  at: fault.at,
  sent,
  honest,
})

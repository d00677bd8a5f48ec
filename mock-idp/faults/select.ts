import type { Fault, FaultPoint } from './fault.ts'

/** A fault that is set, with the count of the messages that it could have changed. */
export interface ActiveFault {
  readonly fault: Fault
  /** Milliseconds since the epoch, by the tenant's clock. */
  readonly now: () => number
  seen: number
}

export const activate = (fault: Fault, now: () => number = Date.now): ActiveFault => ({ fault, now, seen: 0 })

/** Whom a message concerns, as far as that is known. */
export interface Concerned {
  readonly application?: string | undefined
  readonly person?: string | undefined
}

/**
 * The faults for this message, in the order in which they were set. Each call counts as one occurrence of
 * the message, so call it once per message.
 */
export const takeFaults = (
  active: readonly ActiveFault[],
  at: FaultPoint,
  concerned: Concerned,
): readonly Fault[] => {
  if (active.length === 0) return none
  return active.flatMap((one) => {
    const { fault } = one
    if (fault.at !== at || !inScope(fault, concerned)) return []
    one.seen += 1
    return isDue(one) ? [fault] : []
  })
}

const none: readonly Fault[] = []

const inScope = ({ scope }: Fault, { application, person }: Concerned): boolean =>
  (scope?.application === undefined || scope.application.toLowerCase() === application?.toLowerCase()) &&
  (scope?.person === undefined || scope.person.toLowerCase() === person?.toLowerCase())

const isDue = ({ fault: { scope = {} }, seen, now }: ActiveFault): boolean => {
  const { nth, times, until } = scope
  const first = nth ?? 1
  const count = times ?? (nth === undefined ? Number.POSITIVE_INFINITY : 1)
  return seen >= first && seen < first + count && (until === undefined || now() < Date.parse(until))
}

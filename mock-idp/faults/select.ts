import type { Fault, FaultPoint } from './fault.ts'

/** A fault that is set, with the count of the messages that it could have changed. */
export interface ActiveFault {
  readonly fault: Fault
  seen: number
}

export const activate = (fault: Fault): ActiveFault => ({ fault, seen: 0 })

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
    return fault.scope?.nth === undefined || fault.scope.nth === one.seen ? [fault] : []
  })
}

const none: readonly Fault[] = []

const inScope = ({ scope }: Fault, { application, person }: Concerned): boolean =>
  (scope?.application === undefined || scope.application.toLowerCase() === application) &&
  (scope?.person === undefined || scope.person.toLowerCase() === person)

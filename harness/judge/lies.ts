/** What was lied about in a case, beside the honest values. Pure. */
import type { DeliveredFault } from '../../mock-idp/contract.ts'
import type { Fault } from '../../mock-idp/faults/fault.ts'
import type { Lie } from '../../reports/run.ts'
import type { Evidence } from '../evidence.ts'
import type { Plan } from '../plan/plan.ts'
import { deliveries, deliveryOf } from './journal.ts'
import type { Redact } from './redact.ts'

const jsonText = (value: unknown, redact: Redact): string => redact(JSON.stringify(value))

/** How a fault changes the honest value, in words; undefined when it puts another value in its place. */
const changeOf = (fault: Fault): string | undefined => {
  if (!('value' in fault) || typeof fault.value !== 'object' || fault.value === null) return undefined
  return '$honest' in fault.value ? String(fault.value['$honest']).replaceAll('-', ' ') : undefined
}

/**
 * What was sent beside the honest value. Where the honest value is a secret and was only changed, the change
 * is said upon its label: the changed text would give the secret away, and shows a reader less.
 */
const sentText = (fault: Fault, { sent, honest }: DeliveredFault, redact: Redact): string => {
  const change = changeOf(fault)
  const label = jsonText(honest ?? null, redact)
  return change !== undefined && label.includes('⟨') ? `${label} ${change}` : jsonText(sent, redact)
}

/** Each lie of the plan, and whether it was told. */
export const liesOf = ({
  plan,
  evidence,
  redact,
}: {
  readonly plan: Plan
  readonly evidence: Evidence
  readonly redact: Redact
}): readonly Lie[] => {
  const judged = evidence.steps
    .filter(({ planned }) => planned.role === 'judged')
    .flatMap(({ journal }) => journal)
  const told = deliveries(judged)
  return plan.faults.map((fault) => {
    const one = deliveryOf(fault, told)
    return {
      says: redact(one?.says ?? fault.says),
      at: fault.at,
      delivered: one !== undefined,
      ...(one?.member === undefined ? {} : { member: one.member }),
      ...(one?.sent === undefined ? {} : { sent: sentText(fault, one, redact) }),
      ...(one?.honest === undefined ? {} : { honest: jsonText(one.honest, redact) }),
    }
  })
}

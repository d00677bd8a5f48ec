/** What the product's audit trail says of what the administrator did. */

import { readPointer } from '../browser/pointer.ts'
import { HarnessError } from '../errors.ts'
import type { Seen } from '../evidence.ts'
import { adminOf } from '../plan/plan.ts'
import type { Step } from '../scenario.ts'
import { adminTab } from './product.ts'
import { readJson } from './whoami.ts'
import { organisationOf, type World } from './world.ts'

const isTime = (value: unknown): boolean =>
  (typeof value === 'string' && !Number.isNaN(Date.parse(value))) || (typeof value === 'number' && value > 0)

/** Reads the trail in the administrator's browser, and says what is missing from it. */
export const readAuditLog = async (
  world: World,
  { finds, organisation }: Extract<Step, { readonly do: 'read-audit-log' }>,
): Promise<Seen> => {
  const state = organisationOf(world, organisation)
  await adminTab(world, state)
  const reply = await world.stage.driver.auditLog?.(state.id)
  if (reply?.status !== 'read')
    throw new HarnessError(
      'driver',
      'the driver answers "unsupported" to "audit-log", although it declares it',
    )
  const entries = readPointer(await readJson(state.admin, reply.visit), reply.entries)
  const own = (Array.isArray(entries) ? entries : []).filter(
    (entry) =>
      String(readPointer(entry, reply.actor)).toLowerCase() === world.emails[adminOf(state.name)] &&
      isTime(readPointer(entry, reply.at)),
  )
  const counted = (event: string | undefined, within: readonly unknown[]): number =>
    within.filter((one) => one === event).length
  const names = own.map((entry) => readPointer(entry, reply.event))
  const missing = finds.filter(
    (event, index) => counted(reply.names[event], names) < counted(event, finds.slice(0, index + 1)),
  )
  return { kind: 'audit', missing }
}

import type { ConsumersConfig, TenantConfig } from '../../contract.ts'
import { addPerson, removePerson } from '../../directory/person.ts'
import type { TenantRecord } from '../../directory/records.ts'
import { MockEntraError } from '../../errors.ts'
import { checkFaults } from '../../faults/check.ts'
import type { Fault } from '../../faults/fault.ts'
import { type ActiveFault, activate } from '../../faults/select.ts'
import type { Parts } from './application.ts'
import { type AppliedPeople, same } from './applied.ts'
import type { Attempt } from './attempt.ts'

export const applyPeople = (
  parts: Parts,
  home: TenantRecord,
  { people = [] }: ConsumersConfig,
  before: AppliedPeople,
  path: string,
  attempt: Attempt,
): readonly string[] => {
  const names = new Set(people.map(({ userPrincipalName }) => userPrincipalName.toLowerCase()))
  for (const id of before.people) {
    const record = home.people.get(id)
    if (record !== undefined && !names.has(record.person.signInName.toLowerCase())) removePerson(home, id)
  }
  return people.flatMap((asked, index) => {
    const person = attempt(`${path}.people.${index}`, () => addPerson(parts, home, asked))
    return person === undefined ? [] : [person.id]
  })
}

const personNamed = (home: TenantRecord, name: string): string | undefined => {
  const wanted = name.toLowerCase()
  return [...home.people.values()].find(({ person }) =>
    [person.id, person.signInName.toLowerCase(), person.userPrincipalName.toLowerCase()].includes(wanted),
  )?.person.id
}

const clientNamed = (home: TenantRecord, name: string): string | undefined => {
  const wanted = name.toLowerCase()
  return [...home.applications.values()].find(
    ({ clientId, displayName }) => clientId === wanted || displayName.toLowerCase() === wanted,
  )?.clientId
}

/** Lies that did not change keep their count of occurrences; lies that were set otherwise stay. */
export const applyFaults = (
  home: TenantRecord,
  asked: readonly Fault[] | undefined = [],
  before: AppliedPeople,
  path: string,
  attempt: Attempt,
): readonly ActiveFault[] => {
  const kept = before.faults.filter((active) => home.faults.includes(active))
  if (same(asked, before.asked)) return kept
  const scoped = asked.map((fault) => inScope(home, fault))
  attempt('', () => {
    const problems = checkFaults(scoped, `${path}.faults`)
    if (problems.length > 0) throw new MockEntraError('bad-input', 'The fault cannot be set.', problems)
  })
  const made = scoped.map((fault) => activate(fault, home.clock.ms))
  home.faults = [...home.faults.filter((active) => !kept.includes(active)), ...made]
  return made
}

/** The fault with the object ID and the client ID of whom its scope names. */
const inScope = (home: TenantRecord, fault: Fault): Fault => {
  const { scope } = fault
  if (scope === undefined) return fault
  const { person, application } = scope
  return {
    ...fault,
    scope: {
      ...scope,
      ...(person === undefined ? {} : { person: personNamed(home, person) ?? person }),
      ...(application === undefined ? {} : { application: clientNamed(home, application) ?? application }),
    },
  }
}

/** Stops the clock before anything is made, so that lives are counted from there. */
export const freezeClock = (
  { clock }: TenantRecord,
  asked: ConsumersConfig['clock'],
  before: AppliedPeople,
) => {
  if (same(asked, before.clock)) return
  clock.reset()
  if (asked?.freeze !== undefined) clock.freeze(asked.freeze === true ? undefined : new Date(asked.freeze))
}

/** Moves the clock after everything is made, so that what was made has grown older. */
export const advanceClock = (
  { clock }: TenantRecord,
  asked: ConsumersConfig['clock'],
  before: AppliedPeople,
  path: string,
  attempt: Attempt,
): void => {
  const by = asked?.advance
  if (by !== undefined && !same(asked, before.clock)) attempt(`${path}.clock`, () => clock.advance(by))
}

export const applySignInAs = (
  home: TenantRecord,
  { signInAs }: Pick<TenantConfig, 'signInAs'>,
  before: AppliedPeople,
): void => {
  if (signInAs !== undefined) home.signInAs = personNamed(home, signInAs) ?? null
  else if (before.signInAs !== undefined) home.signInAs = null
}

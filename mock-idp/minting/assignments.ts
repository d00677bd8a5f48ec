import type { ApplicationRecord, PersonRecord } from '../directory/records.ts'

/** An assignment that reaches a person. */
interface Reaching {
  readonly roles: readonly string[]
  /** Object ID of the group through which it does; undefined when the person is assigned directly. */
  readonly group: string | undefined
}

/** The assignments that reach a person: their own, and those of groups that they are a direct member of (nested groups do not count). */
export const assignmentsOf = (
  { person, home }: PersonRecord,
  { assignments }: ApplicationRecord,
): readonly Reaching[] => {
  const names = [person.id, person.userPrincipalName, person.signInName].map((name) => name.toLowerCase())
  return assignments.flatMap(({ principal, roles = [] }): Reaching[] => {
    const wanted = principal.toLowerCase()
    if (names.includes(wanted)) return [{ roles, group: undefined }]
    const group = person.groups.find(
      (id) => id === wanted || home.groups.get(id)?.displayName.toLowerCase() === wanted,
    )
    return group === undefined ? [] : [{ roles, group }]
  })
}

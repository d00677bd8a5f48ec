import type { ApplicationRecord, PersonRecord } from './records.ts'

/** An assignment that reaches a person. */
export interface Reaching {
  /** Values of app roles. */
  readonly roles: readonly string[]
  /** Object ID of the group through which it does; undefined when the person is assigned directly. */
  readonly group: string | undefined
}

/**
 * The assignments that reach a person: their own, and those of groups that they are a direct member of. Groups
 * within groups do not count (Microsoft's article about AADSTS50105).
 */
export const assignmentsOf = (
  { assignments }: Pick<ApplicationRecord, 'assignments'>,
  { person, home }: Pick<PersonRecord, 'person' | 'home'>,
): readonly Reaching[] => {
  if (assignments.length === 0) return []
  const own = [person.id, person.userPrincipalName, person.signInName].map((name) => name.toLowerCase())
  return assignments.flatMap(({ principal, roles = [] }): Reaching[] => {
    const wanted = principal.toLowerCase()
    if (own.includes(wanted)) return [{ roles, group: undefined }]
    const group = person.groups.find(
      (id) => id === wanted || home.groups.get(id)?.displayName.toLowerCase() === wanted,
    )
    return group === undefined ? [] : [{ roles, group }]
  })
}

/** Whether a person is assigned to an application at all. */
export const isAssigned = (
  application: Pick<ApplicationRecord, 'assignments'>,
  person: Pick<PersonRecord, 'person' | 'home'>,
): boolean => assignmentsOf(application, person).length > 0

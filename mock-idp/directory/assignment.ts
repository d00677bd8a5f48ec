import type { ApplicationRecord, PersonRecord } from './records.ts'

/**
 * Whether a person is assigned to an application: directly, or as a direct member of an assigned group.
 * Groups within groups do not count (Microsoft's article about AADSTS50105).
 */
export const isAssigned = (
  { assignments }: Pick<ApplicationRecord, 'assignments'>,
  { person, home }: Pick<PersonRecord, 'person' | 'home'>,
): boolean => {
  const own = [person.id, person.userPrincipalName, person.signInName]
  const groups = person.groups.flatMap((id) => [id, home.groups.get(id)?.displayName ?? id])
  const names = new Set([...own, ...groups].map((name) => name.toLowerCase()))
  return assignments.some(({ principal }) => names.has(principal.toLowerCase()))
}

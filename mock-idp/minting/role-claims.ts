import { assignmentsOf } from '../directory/assignment.ts'
import type { ApplicationRecord, PersonRecord } from '../directory/records.ts'

/** What every person of a tenant is, without any administrative role. */
const plainPerson = 'b79fbf4d-3ef9-4689-8143-76b194e85509'

/** `roles`: values of the app roles that a person was assigned and that are enabled; absent when there are none. */
export const rolesOf = (
  record: PersonRecord,
  application: ApplicationRecord,
): readonly string[] | undefined =>
  enabledRoles(
    application,
    'User',
    assignmentsOf(application, record).flatMap(({ roles }) => roles),
  )

/** `roles` of an application by itself: its application permissions of a resource. */
export const applicationRolesOf = (
  { clientId }: ApplicationRecord,
  resource: ApplicationRecord,
): readonly string[] | undefined =>
  enabledRoles(
    resource,
    'Application',
    resource.assignments.flatMap(({ principal, roles = [] }) =>
      principal.toLowerCase() === clientId ? roles : [],
    ),
  )

/** The assigned roles in the order of the registration; undefined when none is left. */
const enabledRoles = (
  { appRoles }: ApplicationRecord,
  memberType: 'User' | 'Application',
  assigned: readonly string[],
): readonly string[] | undefined => {
  const values = appRoles.flatMap(({ value, isEnabled = true, allowedMemberTypes = ['User'] }) =>
    isEnabled && allowedMemberTypes.includes(memberType) && assigned.includes(value) ? [value] : [],
  )
  return values.length === 0 ? undefined : values
}

/** `wids`: template GUIDs of directory roles, with the one that everybody has. */
export const directoryRolesOf = ({ person }: PersonRecord): readonly string[] => [
  ...person.directoryRoles,
  plainPerson,
]

import { assignmentsOf } from '../directory/assignment.ts'
import { transitiveGroups } from '../directory/group.ts'
import type { ApplicationRecord, PersonRecord } from '../directory/records.ts'
import type { AskedClaims } from './asked-claims.ts'
import type { Draft } from './claims.ts'

/** Beyond this, a JWT points to Graph instead of listing the groups. */
const mostGroups = 200
/** Beyond this, a token in the front channel says only that there are some. */
const mostGroupsInFront = 5

/**
 * What a token says about groups, if `groupMembershipClaims` of the application asks for it: object IDs, in
 * `groups` or (`emit_as_roles`) in `roles`. Too many are replaced: by a pointer to Graph, in the front channel
 * by `hasgroups`. On-premises name formats change nothing: the groups of the mock live in the cloud alone.
 */
export const groupClaims = (
  record: PersonRecord,
  application: ApplicationRecord,
  asked: AskedClaims,
  channel: 'front' | 'back',
): Draft => {
  const groups = groupsOf(record, application)
  if (groups.length === 0) return {}
  if (channel === 'front' && groups.length > mostGroupsInFront) return { hasgroups: true }
  if (groups.length > mostGroups) return pointerToGraph(record)
  const properties = asked.get('groups') ?? []
  const named =
    properties.includes('cloud_displayname') && application.groupMembershipClaims === 'ApplicationGroup'
  const values = named ? groups.map((id) => record.home.groups.get(id)?.displayName ?? id) : groups
  return properties.includes('emit_as_roles') ? { roles: values } : { groups: values }
}

const groupsOf = (record: PersonRecord, application: ApplicationRecord): readonly string[] => {
  const { person, home } = record
  switch (application.groupMembershipClaims) {
    case 'SecurityGroup':
    case 'All':
      return transitiveGroups(home, person.groups)
    case 'ApplicationGroup':
      // Only groups that are assigned, and only their direct members.
      return [...new Set(assignmentsOf(application, record).flatMap(({ group }) => group ?? []))]
    case 'DirectoryRole':
    case 'None':
      return []
  }
}

/** Entra still points at the retired Azure AD Graph here. */
const pointerToGraph = ({ person, home }: PersonRecord): Draft => {
  const endpoint = `https://graph.windows.net/${home.id}/users/${person.id}/getMemberObjects`
  return { _claim_names: { groups: 'src1' }, _claim_sources: { src1: { endpoint } } }
}

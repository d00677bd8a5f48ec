import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'groups-are-guids',
  failure: 12,
  title: '"groups" lists object IDs and not names',
  config: contoso(
    { groupMembershipClaims: 'SecurityGroup' },
    {
      groups: [{ displayName: 'Admins' }],
      people: [{ userPrincipalName: 'mia@contoso.example', groups: ['Admins'] }],
    },
  ),
  seeIt:
    'Sign in as mia@contoso.example, who is in the group "Admins", after you told your product that "Admins" are its administrators.',
  symptom: 'Mia is no administrator: "groups" holds a GUID, and a rule that names "Admins" never matches.',
  remedy:
    'Write the object ID of the group into the rule (portal: Groups → Overview → Object ID), or use app roles, which have names.',
  evidence: ['hashicorp/vault#7510', 'OctopusDeploy/Issues#8388'],
} satisfies Case

import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'groups-overage',
  failure: 11,
  title: 'the person is in more than 200 groups, so that the token lists none',
  config: contoso(
    { groupMembershipClaims: 'SecurityGroup' },
    {
      groups: [{ displayName: 'Admins' }],
      people: [
        { userPrincipalName: 'mia@contoso.example', groups: 250 },
        { userPrincipalName: 'max@contoso.example', groups: ['Admins'] },
      ],
    },
  ),
  seeIt:
    'Sign in as mia@contoso.example, who is in 250 groups, and then as max@contoso.example, who is in one.',
  symptom:
    'Mia has fewer rights than Max: her ID token has no "groups" but "_claim_names" and "_claim_sources", which point to an API that was switched off.',
  remedy:
    'Enterprise applications → Users and groups: assign the groups that matter, and choose "Groups assigned to the application" as the group claim; or use app roles. A product that sees "_claim_names" asks Microsoft Graph, or says why it refuses.',
  evidence: [
    'hashicorp/vault#7510',
    'argoproj/argo-cd#27397',
    'danny-avila/LibreChat#12187',
    'OctopusDeploy/Issues#8388',
  ],
} satisfies Case

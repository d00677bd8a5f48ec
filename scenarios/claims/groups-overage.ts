import { scenario } from '../../harness/scenario.ts'
import { rolesByGroup } from '../role-mapping.ts'

export default scenario({
  id: 'claims.groups-overage',
  title: 'does not take a list of groups that is too long for an empty one',
  level: 'MUST',
  basis: 'entra',
  phase: 'lifecycle',
  references: ['Entra group claims', 'Entra ID token claims'],
  needs: ['reads-groups'],
  variants: {
    'new-member': {
      world: {
        groups: { mia: 201 },
        settings: {
          roleMapping: rolesByGroup,
        },
      },
      steps: [{ do: 'login', expect: 'in', role: 'read' }],
    },
    administrator: {
      world: {
        groups: { mia: ['admins'] },
        settings: {
          roleMapping: rolesByGroup,
        },
      },
      steps: [
        { do: 'login', expect: 'in', role: 'admin' },
        { do: 'change-person', who: 'mia', groups: 201 },
        { do: 'login', expect: 'in', role: 'admin' },
        { do: 'change-person', who: 'mia', groups: ['writers'] },
        { do: 'login', expect: 'in', role: 'write' },
      ],
    },
  },
  failure: 'changed the role of {who} although Entra had sent no list of groups',
  effect:
    'With more than 200 groups Entra sends a pointer in their place. Read as "no groups", it demotes the administrators of large customers at once.',
  fix: 'Look for "_claim_names" with "groups" (and "hasgroups"): then keep the roles and say so, or ask Graph. Recommend app roles or "groups assigned to the application".',
})

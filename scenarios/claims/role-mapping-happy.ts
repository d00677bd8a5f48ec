import { scenario } from '../../harness/scenario.ts'
import { rolesByGroup } from '../role-mapping.ts'

export default scenario({
  id: 'claims.role-mapping-happy',
  title: 'gives members the role that their group is mapped to',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide user management', 'Entra group claims'],
  needs: ['reads-groups'],
  variants: {
    read: {
      world: {
        groups: { mia: ['readers'] },
        settings: {
          defaultRole: 'contributor',
          roleMapping: rolesByGroup,
        },
      },
      steps: [{ do: 'login', expect: 'in', role: 'read' }],
    },
    contributor: {
      world: {
        groups: { mia: ['contributors'] },
        settings: {
          roleMapping: rolesByGroup,
        },
      },
      steps: [{ do: 'login', expect: 'in', role: 'contributor' }],
    },
    write: {
      world: {
        groups: { mia: ['writers'] },
        settings: {
          roleMapping: rolesByGroup,
        },
      },
      steps: [{ do: 'login', expect: 'in', role: 'write' }],
    },
    admin: {
      world: {
        groups: { mia: ['admins'] },
        settings: {
          roleMapping: rolesByGroup,
        },
      },
      steps: [{ do: 'login', expect: 'in', role: 'admin' }],
    },
  },
  failure: 'did not give {who} the role that her group is mapped to',
  effect:
    'Members cannot work, or can do more than the customer decided: access is managed at Entra only on paper.',
  fix: 'Read the claim at the configured path, compare its values with the mapping (Entra sends object IDs), and store the role with the membership.',
})

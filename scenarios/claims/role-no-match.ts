import { scenario } from '../../harness/scenario.ts'
import { rolesByGroup } from '../role-mapping.ts'

export default scenario({
  id: 'claims.role-no-match',
  title: 'gives the default role when no mapping matches',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide user management', 'CVE-2021-21411'],
  needs: ['reads-groups'],
  variants: {
    'other-groups': {
      world: {
        groups: { mia: ['others'] },
        settings: {
          defaultRole: 'contributor',
          roleMapping: rolesByGroup,
        },
      },
      steps: [{ do: 'login', expect: 'in', role: 'contributor' }],
    },
    'no-groups': {
      world: {
        groups: {},
        settings: {
          roleMapping: rolesByGroup,
        },
      },
      steps: [{ do: 'login', expect: 'in', role: 'read' }],
    },
  },
  failure: 'did not give {who} the default role although none of her groups is mapped',
  effect:
    'Whoever is in no mapped group is locked out, or gets the first role of the list, or is administrator by accident.',
  fix: 'Fall back to the default role of the organisation when nothing matches, and make sure that it is the least that you can give.',
})

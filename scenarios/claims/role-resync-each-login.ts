import { scenario } from '../../harness/scenario.ts'
import { rolesByGroup } from '../role-mapping.ts'

export default scenario({
  id: 'claims.role-resync-each-login',
  title: 'lets the role follow Entra at every login',
  level: 'MUST',
  basis: 'product',
  phase: 'lifecycle',
  references: ['Hub guide user management', 'CVE-2021-41230'],
  needs: ['reads-groups'],
  world: {
    groups: { mia: ['admins'] },
    settings: {
      roleMapping: rolesByGroup,
    },
  },
  steps: [
    { do: 'login', expect: 'in', role: 'admin' },
    { do: 'change-person', who: 'mia', groups: ['others'] },
    { do: 'login', expect: 'in', role: 'read' },
    { do: 'change-person', who: 'mia', groups: ['writers'] },
    { do: 'login', expect: 'in', role: 'write' },
  ],
  failure: 'left {who} the role of an earlier login after her groups had changed',
  effect:
    'Taking somebody out of a group at Entra takes nothing away: former administrators stay administrators.',
  fix: 'Work out the role from the claims at every login and store it, also when it is a lesser one.',
})

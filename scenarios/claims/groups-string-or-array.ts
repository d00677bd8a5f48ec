import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'claims.groups-string-or-array',
  title: 'reads one group the same as a text and as a list',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'member-login',
  references: ['Hub guide user management', 'Entra ID token claims'],
  needs: ['reads-groups'],
  world: {
    settings: {
      roleMapping: {
        attribute: 'roles',
        roles: [
          { value: 'hub.write', role: 'write' },
          { value: 'hub.admin', role: 'admin' },
        ],
      },
    },
  },
  steps: [{ do: 'login', expect: 'in', role: 'write' }],
  variants: {
    list: { faults: [idToken.claim('roles', ['hub.write'])] },
    text: { faults: [idToken.claim('roles', 'hub.write')] },
  },
  failure: 'did not give {who} the same role for a text as for a list of one',
  effect:
    'A claims mapping at Entra sends texts where app roles are lists: the mapping works for one customer and not for the next.',
  fix: 'Treat a text as a list with one entry, before you compare.',
})

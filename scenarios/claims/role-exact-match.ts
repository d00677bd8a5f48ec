import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'claims.role-exact-match',
  title: 'compares groups and roles with the mapping to the letter',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['CVE-2021-21411', 'Hub guide user management'],
  needs: ['reads-groups'],
  world: {
    settings: {
      roleMapping: {
        attribute: 'roles',
        roles: [
          { value: 'admin', role: 'admin' },
          { value: 'ops.team', role: 'admin' },
        ],
      },
    },
  },
  steps: [{ do: 'login', expect: 'in', role: 'read' }],
  variants: {
    longer: { faults: [idToken.claim('roles', ['admin-candidates'])] },
    capitals: { faults: [idToken.claim('roles', ['ADMIN'])] },
    blank: { faults: [idToken.claim('roles', [' admin'])] },
    'control-character': { faults: [idToken.claim('roles', ['admin\u0000'])] },
    pattern: { faults: [idToken.claim('roles', ['opsXteam'])] },
    'part-of-a-text': { faults: [idToken.claim('roles', 'not an admin at all')] },
  },
  failure: 'made {who} an administrator by a value that only resembles the mapped one',
  effect:
    'Whoever may name a group or a role at Entra chooses a name that contains the right one, and becomes administrator.',
  fix: 'Compare whole values for equality: no prefix, no substring, no pattern, no folding of case. Check that a list is a list before you search it.',
})

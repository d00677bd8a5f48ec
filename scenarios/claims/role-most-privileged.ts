import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'claims.role-most-privileged',
  title: 'gives the most privileged role when several mappings match',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide user management'],
  needs: ['reads-groups'],
  variants: {
    'less-first': {
      world: {
        groups: { mia: ['readers', 'writers'] },
        settings: {
          roleMapping: {
            attribute: 'groups',
            roles: [
              { value: '{{group.readers}}', role: 'read' },
              { value: '{{group.writers}}', role: 'write' },
              { value: '{{group.admins}}', role: 'admin' },
            ],
          },
        },
      },
      steps: [{ do: 'login', expect: 'in', role: 'write' }],
    },
    'more-first': {
      world: {
        groups: { mia: ['writers', 'readers'] },
        settings: {
          roleMapping: {
            attribute: 'groups',
            roles: [
              { value: '{{group.writers}}', role: 'write' },
              { value: '{{group.readers}}', role: 'read' },
              { value: '{{group.admins}}', role: 'admin' },
            ],
          },
        },
      },
      steps: [{ do: 'login', expect: 'in', role: 'write' }],
    },
  },
  failure: 'did not give {who} the most privileged of the roles that match',
  effect: 'The role depends on the order in which Entra lists groups, which changes without notice.',
  fix: 'Collect the roles of all mappings that match, and take the most privileged one.',
})

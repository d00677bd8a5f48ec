import { scenario } from '../../harness/scenario.ts'
import { rolesByGroup } from '../role-mapping.ts'

export default scenario({
  id: 'enable.admin-role-mapping-required',
  title: 'takes no role mapping by which nobody would be an administrator',
  level: 'SHOULD',
  basis: 'product',
  phase: 'lifecycle',
  references: ['Hub guide user management'],
  needs: ['reads-groups', 'changes-role-mapping'],
  world: {
    groups: { mia: ['admins'] },
    settings: { roleMapping: rolesByGroup },
  },
  controls: 'within',
  steps: [
    { do: 'login', expect: 'in', role: 'admin' },
    {
      do: 'change-settings',
      settings: {
        roleMapping: { attribute: 'groups', roles: [{ value: '{{group.readers}}', role: 'read' }] },
      },
    },
    { do: 'login', expect: 'in', role: 'admin' },
    // Another mapping, with a way to become administrator, is taken.
    {
      do: 'change-settings',
      settings: {
        roleMapping: {
          attribute: 'groups',
          roles: [
            { value: '{{group.chiefs}}', role: 'admin' },
            { value: '{{group.admins}}', role: 'write' },
          ],
        },
      },
    },
    {
      do: 'login',
      expect: 'in',
      role: 'write',
      failure: 'did not take another role mapping, although it had a way to become administrator',
    },
  ],
  failure: 'took a role mapping that makes nobody an administrator, and took the role from those who were',
  effect: 'At the next logins the last administrators become readers, and nobody can mend the settings.',
  fix: 'Refuse a role mapping without at least one value for the role of administrators, and say so in the form.',
})

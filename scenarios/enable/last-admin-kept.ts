import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enable.last-admin-kept',
  title: 'keeps the last administrator whatever the mapping says',
  level: 'MUST',
  basis: 'product',
  phase: 'lifecycle',
  references: ['Hub guide user management'],
  needs: ['reads-groups'],
  world: {
    groups: { ada: ['others'], max: ['admins'] },
    settings: { roleMapping: { attribute: 'groups', roles: [{ value: '{{group.admins}}', role: 'admin' }] } },
  },
  steps: [
    { do: 'login', who: 'ada', expect: 'in', role: 'admin' },
    { do: 'login', who: 'max', expect: 'in', role: 'admin' },
    { do: 'login', who: 'ada', expect: 'in', role: 'read' },
  ],
  failure: 'left the organisation without an administrator after a login',
  effect:
    'A mapping with a mistake demotes its author at the next login, and nobody is left who could repair it.',
  fix: 'Before a login lowers a role, count the other administrators; keep the last one, and say so on the settings page.',
})

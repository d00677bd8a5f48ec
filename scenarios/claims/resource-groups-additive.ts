import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'claims.resource-groups-additive',
  title: 'gives all resource groups that match, and none otherwise',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide user management'],
  needs: ['maps-resource-groups'],
  world: {
    groups: { mia: ['red', 'blue'], max: ['others'] },
    settings: {
      resourceGroupMapping: {
        attribute: 'groups',
        groups: [
          { value: '{{group.red}}', group: 'models', role: 'read' },
          { value: '{{group.blue}}', group: 'data', role: 'write' },
        ],
      },
    },
  },
  steps: [
    { do: 'login', expect: 'in', resourceGroups: ['models:read', 'data:write'] },
    { do: 'login', who: 'max', expect: 'in', resourceGroups: [] },
  ],
  failure: 'did not give members exactly the resource groups that their groups are mapped to',
  effect: 'Members lack content that they need, or see content of projects that they were never put in.',
  fix: 'Go through all mappings and collect every resource group that matches, with its role; do not stop at the first, and have no default.',
})

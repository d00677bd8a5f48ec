import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'claims.resource-groups-revoked',
  title: 'takes a resource group away when the group at Entra is gone',
  level: 'SHOULD',
  basis: 'product',
  phase: 'lifecycle',
  references: ['Hub guide user management'],
  needs: ['maps-resource-groups'],
  world: {
    groups: { mia: ['red', 'blue'] },
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
    { do: 'change-person', who: 'mia', groups: ['blue'] },
    { do: 'login', expect: 'in', resourceGroups: ['data:write'] },
  ],
  failure: 'left {who} in a resource group after her group at Entra was gone',
  effect: 'Who leaves a project at Entra keeps reading its content here.',
  fix: 'Replace the resource groups that came by mapping at every login; do not only add.',
})

import type { OrganisationSettings } from '../harness/scenario.ts'

/** The mapping that most scenarios about roles use: each role of the product by one group at Entra. */
export const rolesByGroup = {
  attribute: 'groups',
  roles: [
    { value: '{{group.readers}}', role: 'read' },
    { value: '{{group.contributors}}', role: 'contributor' },
    { value: '{{group.writers}}', role: 'write' },
    { value: '{{group.admins}}', role: 'admin' },
  ],
} as const satisfies OrganisationSettings['roleMapping']

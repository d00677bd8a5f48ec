import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'claims.role-path-notation',
  title: 'finds the mapped attribute by its path',
  level: 'SHOULD',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide user management'],
  needs: ['reads-groups'],
  variants: {
    nested: {
      world: {
        settings: {
          roleMapping: {
            attribute: 'user.role',
            roles: [
              { value: 'hub-writers', role: 'write' },
              { value: 'Object', role: 'admin' },
              { value: 'hub-admins', role: 'admin' },
            ],
          },
        },
      },
      faults: [idToken.claim('user', { role: 'hub-writers' })],
      steps: [{ do: 'login', expect: 'in', role: 'write' }],
    },
    'nested-list': {
      world: {
        settings: {
          roleMapping: {
            attribute: 'user.roles',
            roles: [
              { value: 'hub-writers', role: 'write' },
              { value: 'Object', role: 'admin' },
              { value: 'hub-admins', role: 'admin' },
            ],
          },
        },
      },
      faults: [idToken.claim('user', { roles: ['other', 'hub-writers'] })],
      steps: [{ do: 'login', expect: 'in', role: 'write' }],
    },
    'nothing-in-the-middle': {
      world: {
        settings: {
          roleMapping: {
            attribute: 'user.role.name',
            roles: [
              { value: 'hub-writers', role: 'write' },
              { value: 'Object', role: 'admin' },
              { value: 'hub-admins', role: 'admin' },
            ],
          },
        },
      },
      faults: [idToken.claim('user', { other: 1 })],
      steps: [{ do: 'login', expect: 'in', role: 'read' }],
    },
    'list-in-the-middle': {
      world: {
        settings: {
          roleMapping: {
            attribute: 'user.role',
            roles: [
              { value: 'hub-writers', role: 'write' },
              { value: 'Object', role: 'admin' },
              { value: 'hub-admins', role: 'admin' },
            ],
          },
        },
      },
      faults: [idToken.claim('user', [{ role: 'hub-admins' }])],
      steps: [{ do: 'login', expect: 'in', role: 'read' }],
    },
    inherited: {
      world: {
        settings: {
          roleMapping: {
            attribute: 'user.constructor.name',
            roles: [
              { value: 'hub-writers', role: 'write' },
              { value: 'Object', role: 'admin' },
              { value: 'hub-admins', role: 'admin' },
            ],
          },
        },
      },
      faults: [idToken.claim('user', { role: 'hub-writers' })],
      steps: [{ do: 'login', expect: 'in', role: 'read' }],
    },
  },
  failure: 'did not find the role of {who} at the configured path, or found one where none is',
  effect:
    'Custom claims are nested; without paths their mapping gives nobody a role, and careless ones break on odd tokens.',
  fix: 'Walk the path through own members of objects only; whatever is missing or of another type is "no match", never an error.',
})

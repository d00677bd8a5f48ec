import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'claims.app-roles',
  title: 'maps app roles of Entra as well as groups',
  level: 'SHOULD',
  basis: 'entra',
  phase: 'member-login',
  references: ['Entra app roles', 'Hub guide user management'],
  needs: ['reads-groups'],
  world: {
    appRoles: { mia: ['hub.write'], max: ['hub.admin'] },
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
  steps: [
    { do: 'login', expect: 'in', role: 'write' },
    { do: 'login', who: 'max', expect: 'in', role: 'admin' },
  ],
  failure: 'did not give members the roles of their app roles at Entra',
  effect:
    'App roles are what Microsoft recommends, since they never overflow the token; customers who follow it get no roles.',
  fix: 'Let the administrator choose the claim: "roles" for app roles, "groups" for groups; read both alike.',
})

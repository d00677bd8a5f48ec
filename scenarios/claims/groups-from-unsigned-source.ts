import { scenario } from '../../harness/scenario.ts'
import { authorizationResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'claims.groups-from-unsigned-source',
  title: 'reads groups and roles in the ID token only',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.2.5', 'OIDC Core 5.3.2'],
  needs: ['reads-groups'],
  world: {
    settings: { roleMapping: { attribute: 'roles', roles: [{ value: 'hub.admin', role: 'admin' }] } },
  },
  faults: [authorizationResponse.member('roles', 'hub.admin')],
  steps: [{ do: 'login', expect: 'in', role: 'read' }],
  failure: 'made {who} an administrator because a parameter of the callback said so',
  effect:
    'Anybody can write parameters into the address of the callback: every member becomes administrator.',
  fix: 'Take claims from the validated ID token (or a UserInfo response whose "sub" was compared), never from the request.',
})

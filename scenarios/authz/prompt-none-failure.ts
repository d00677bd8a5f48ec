import { scenario } from '../../harness/scenario.ts'
import { authorizationResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'authz.prompt-none-failure',
  title: 'does not insist when Entra cannot sign somebody in silently',
  level: 'SHOULD',
  basis: 'entra',
  phase: 'member-login',
  references: ['OIDC Core 3.1.2.6', 'AADSTS 50058'],
  faults: [authorizationResponse.refused(50058)],
  expect: 'refused',
  journal: ['few-authorization-requests', 'no-token-request'],
  failure: 'let somebody in although Entra had answered that nobody is signed in there',
  effect: 'The browser goes round in circles until Entra or the browser itself gives up.',
  fix: 'After "login_required" or "interaction_required", send at most one more request, without "prompt=none", and then show a page.',
})

import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.exp-missing',
  title: 'refuses an ID token without expiry',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 2', 'OIDC Core 3.1.3.7 (9)'],
  faults: [idToken.without('exp')],
  expect: 'refused',
  failure: 'signed {who} in with an ID token that never expires',
  effect: 'A token that leaked once opens the account for ever.',
  fix: 'Require "exp" as a number.',
})

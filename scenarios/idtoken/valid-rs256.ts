import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'idtoken.valid-rs256',
  title: 'accepts a right ID token and knows whose it is',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7'],
  expect: 'accepted',
  failure: 'did not let {who} in with a right ID token',
  effect: 'Nobody can log in.',
  fix: 'Validate the ID token as OIDC Core 3.1.3.7 says, and nothing beyond it.',
})

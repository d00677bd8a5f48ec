import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.iat-missing',
  title: 'refuses an ID token without the time of issue',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 2'],
  faults: [idToken.without('iat')],
  expect: 'refused',
  failure: 'signed {who} in with an ID token that does not say when it was issued',
  effect:
    'What comes without a required claim is not an ID token of this provider; with the time goes the limit on its age.',
  fix: 'Require "iat" as a number.',
})

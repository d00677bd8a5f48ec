import { scenario } from '../../harness/scenario.ts'
import { idToken, jwks } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'jwks.kid-absent-single',
  title: 'uses the only key when the token names none',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 10.1'],
  faults: [idToken.withoutHeader('kid'), jwks.without('keys.2'), jwks.without('keys.0')],
  expect: 'accepted',
  failure: 'kept {who} out because the token has no "kid", although there is only one key',
  effect: 'Providers with one key may leave "kid" out; their members cannot log in.',
  fix: 'Without a "kid", use the one key that fits; refuse when there are several.',
})

import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.replayed',
  title: 'refuses the ID token of an earlier login',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (11)', 'ASVS 10.5.1'],
  needs: ['sends-nonce'],
  faults: [idToken.replayed()],
  expect: 'refused',
  failure: 'signed {who} in with the ID token of an earlier login',
  effect: 'A token that leaked once can be played back within its hour.',
  fix: 'Compare "nonce" with the value of this very login.',
})

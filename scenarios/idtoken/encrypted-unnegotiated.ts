import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.encrypted-unnegotiated',
  title: 'refuses an encrypted token that it never asked for',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (1)'],
  faults: [idToken.signedBy('encrypted')],
  expect: 'refused',
  failure: 'signed {who} in with an encrypted ID token although it never asked for encryption',
  effect:
    'Code that nobody planned for decides about logins: the door to sign-and-encrypt confusion stands open.',
  fix: 'Accept tokens of three parts only, unless you registered "id_token_encrypted_response_alg".',
})

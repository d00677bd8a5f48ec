import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.unknown-key-known-kid',
  title: 'refuses a foreign signature under a published kid',
  level: 'MUST',
  basis: 'asvs',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (6)', 'ASVS 9.1.1', 'ASVS 9.1.3'],
  faults: [idToken.signedBy('unknown-key-known-kid')],
  expect: 'refused',
  failure: 'signed {who} in with an ID token that Entra did not sign',
  effect: 'Whoever can alter the token response can log in as anybody.',
  fix: 'Verify the signature with the key, not only that its "kid" is known.',
})

import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.embedded-jwk',
  title: 'ignores a key that comes with the token',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['RFC 7515 4.1.3', 'RFC 8725 3.10', 'ASVS 9.1.3', 'CVE-2018-0114'],
  faults: [idToken.signedBy('embedded-key')],
  expect: 'refused',
  failure: 'signed {who} in with an ID token that brought its own key',
  effect: 'Anybody can write an ID token.',
  fix: 'Take keys from "jwks_uri" only, never from the header of the token.',
})

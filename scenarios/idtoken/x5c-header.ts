import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.x5c-header',
  title: 'ignores a certificate that comes with the token',
  level: 'MUST',
  basis: 'asvs',
  phase: 'member-login',
  references: ['RFC 7515 4.1.6', 'ASVS 9.1.3'],
  faults: [idToken.signedBy('certificate-in-header')],
  expect: 'refused',
  failure: 'signed {who} in with an ID token that brought its own certificate',
  effect: 'Anybody can make a certificate, so anybody can write an ID token.',
  fix: 'Take keys from "jwks_uri" only. Ignore "x5c" in the header of the token, whatever "x5t" or "kid" stand beside it.',
})

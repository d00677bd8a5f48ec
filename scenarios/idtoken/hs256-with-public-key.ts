import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.hs256-with-public-key',
  title: 'refuses HS256 keyed with the public key',
  level: 'MUST',
  basis: 'asvs',
  phase: 'member-login',
  references: ['RFC 8725 2.1', 'RFC 8725 3.1', 'CVE-2024-37568'],
  faults: [idToken.signedBy('public-key-as-hmac-secret')],
  expect: 'refused',
  failure: 'signed {who} in with an ID token authenticated with HS256 and the public key as the secret',
  effect: 'The public key is public: anybody can write an ID token.',
  fix: 'Allow RS256 only, and bind each key to its algorithm, so that an RSA key can never serve as an HMAC secret.',
})

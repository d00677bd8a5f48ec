import { scenario } from '../../harness/scenario.ts'
import { idToken, jwks } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'jwks.weak-rsa',
  title: 'refuses RSA keys that are too short',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'member-login',
  references: ['RFC 7518 3.3'],
  faults: [jwks.member('keys.9', { $key: 'weak' }), idToken.signedBy('weak-key')],
  // A new key, so that a product which keeps keys fetches the set again.
  steps: [{ do: 'roll-keys' }, { do: 'login', expect: 'out' }],
  failure: 'signed {who} in with an ID token signed by an RSA key of 1024 bits',
  effect:
    'Short keys can be broken; whoever does so once can write ID tokens as long as the key is published.',
  fix: 'Refuse RSA keys with fewer than 2048 bits. Good libraries do; check that yours does.',
})

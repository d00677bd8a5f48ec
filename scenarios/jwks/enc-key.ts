import { scenario } from '../../harness/scenario.ts'
import { jwks } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'jwks.enc-key',
  title: 'verifies signatures with signature keys only',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'member-login',
  references: ['RFC 7517 4.2', 'OIDC Core 10.1'],
  faults: [jwks.member('keys.*.use', 'enc')],
  // A new key, so that a product which keeps keys fetches the set again.
  steps: [{ do: 'roll-keys' }, { do: 'login', expect: 'out' }],
  failure: 'signed {who} in with an ID token signed by a key that is published for encryption',
  effect: 'Keys for encryption are kept less carefully, and are handed to whoever decrypts.',
  fix: 'Pass over keys whose "use" is there and is not "sig".',
})

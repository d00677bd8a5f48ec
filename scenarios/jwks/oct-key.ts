import { scenario } from '../../harness/scenario.ts'
import { idToken, jwks } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'jwks.oct-key',
  title: 'never verifies with a published secret',
  level: 'MUST',
  basis: 'asvs',
  phase: 'member-login',
  references: ['RFC 8725 3.1', 'ASVS 9.1.2'],
  faults: [idToken.header('kid', 'published-secret'), idToken.keyedWith('published secret')],
  steps: [
    // Who refuses HS256 at once never asks for the key, and need not.
    {
      do: 'lie',
      faults: [jwks.member('keys.9', { kty: 'oct', kid: 'published-secret', k: 'cHVibGlzaGVkIHNlY3JldA' })],
    },
    { do: 'login', expect: 'out' },
  ],
  failure: 'signed {who} in with an ID token authenticated by a "secret" that stands in the public key set',
  effect: 'What is published is no secret: anybody can write an ID token.',
  fix: 'Allow RS256 only, and use keys with "kty": "RSA" only.',
})

import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'jwks.unknown-kid-storm',
  title: 'fetches keys no more than once for a token with an unknown "kid"',
  level: 'SHOULD',
  basis: 'field',
  phase: 'member-login',
  references: ['Entra signing key rollover', 'OIDC Core 10.1.1'],
  faults: [idToken.signedBy('unknown-key')],
  steps: [
    { do: 'login', expect: 'out' },
    { do: 'login', expect: 'out' },
    { do: 'login', who: 'max', expect: 'out' },
  ],
  journal: ['keys-fetched-sparingly'],
  failure: 'signed {who} in with an ID token signed by a key that Entra never published',
  effect:
    'Whoever can send tokens makes your server hammer the key set of a customer, until Entra throttles it and nobody can log in.',
  fix: 'For an unknown "kid" fetch the key set once, and then refuse. Better still: not again for the next minutes, whatever the tokens say.',
})

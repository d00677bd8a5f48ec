import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'jwks.kid-absent-several',
  title: 'verifies the signature also when the token names no key',
  level: 'MAY',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 10.1'],
  steps: [{ do: 'login', expect: 'in-or-out' }],
  variants: {
    'right-key': { faults: [idToken.withoutHeader('kid')] },
    'foreign-key': {
      faults: [idToken.signedBy('unknown-key-known-kid'), idToken.withoutHeader('kid')],
      steps: [{ do: 'login', expect: 'out' }],
    },
  },
  failure: 'signed {who} in with a foreign signature because the token names no key',
  effect: 'Leaving one header out turns the signature off.',
  fix: 'Without a "kid" among several keys, refuse, or try each key that fits; no key found is a refusal.',
})

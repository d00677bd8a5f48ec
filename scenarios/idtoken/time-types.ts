import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.time-types',
  title: 'takes nothing but numbers for times',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'member-login',
  references: ['RFC 7519 2'],
  steps: [{ do: 'login', expect: 'out' }],
  variants: {
    'exp-as-text': { faults: [idToken.claim('exp', { $honest: 'as-text' })] },
    'exp-in-words': { faults: [idToken.claim('exp', 'never')] },
    'exp-null': { faults: [idToken.claim('exp', null)] },
    'exp-negative': { faults: [idToken.claim('exp', -1)] },
    'iat-as-text': { faults: [idToken.claim('iat', { $honest: 'as-text' })] },
    'nbf-as-text': { faults: [idToken.claim('nbf', { $honest: 'as-text' })] },
    'exp-with-fraction': {
      faults: [idToken.claim('exp', 4_102_444_800.5)],
      steps: [{ do: 'login', expect: 'in-or-out' }],
    },
  },
  failure: 'signed {who} in with an ID token whose times are not numbers',
  effect: 'Comparing a text with a number is false both ways in many languages: "never" never expires.',
  fix: 'Require "exp" and "iat", and "nbf" where there is one, to be finite numbers before you compare them.',
})

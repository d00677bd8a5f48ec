import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.skew-tolerated',
  title: 'lives with clocks that differ by two minutes',
  level: 'SHOULD',
  basis: 'field',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (9)', 'RFC 7519 4.1.5'],
  steps: [{ do: 'login', expect: 'in' }],
  variants: {
    ahead: {
      faults: [
        idToken.claim('iat', { $now: '2m' }),
        idToken.claim('nbf', { $now: '2m' }),
        idToken.claim('exp', { $now: '62m' }),
      ],
    },
    'just-expired': {
      faults: [idToken.claim('exp', { $now: '-30s' })],
      steps: [{ do: 'login', expect: 'in-or-out' }],
    },
  },
  failure: 'kept {who} out because the clock of Entra was two minutes ahead',
  effect:
    'Servers drift. When yours is a minute behind, every fresh token "is not valid yet" and nobody can log in.',
  fix: 'Compare "nbf", "iat" and "exp" with a tolerance of one to five minutes; most libraries call it "clock skew" or "leeway". And keep the clock in step (NTP).',
})

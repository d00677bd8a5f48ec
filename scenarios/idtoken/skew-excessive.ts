import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.skew-excessive',
  title: 'does not excuse clocks that differ by much',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (9)', 'RFC 7519 4.1.4'],
  expect: 'refused',
  variants: {
    ahead: {
      faults: [
        idToken.claim('iat', { $now: '20m' }),
        idToken.claim('nbf', { $now: '20m' }),
        idToken.claim('exp', { $now: '85m' }),
      ],
    },
    behind: {
      faults: [
        idToken.claim('iat', { $now: '-85m' }),
        idToken.claim('nbf', { $now: '-85m' }),
        idToken.claim('exp', { $now: '-20m' }),
      ],
    },
  },
  failure: 'signed {who} in with an ID token whose times are 20 minutes off',
  effect: 'A generous tolerance adds that much to the life of every token that leaks.',
  fix: 'Keep the tolerance for "exp", "nbf" and "iat" at five minutes or less.',
})

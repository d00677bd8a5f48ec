import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.duplicate-members',
  title: 'is not split in two by a member that stands in the token twice',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'member-login',
  references: ['RFC 7519 4'],
  needs: ['email-claim-only', 'has-local-login'],
  expect: 'refused',
  variants: {
    email: { faults: [idToken.repeated('email', '{{max.email}}')] },
    audience: { faults: [idToken.repeated('aud', '00000000-0000-4000-8000-00000000beef')] },
    issuer: { faults: [idToken.repeated('iss', 'https://login.evil.example/v2.0')] },
    algorithm: { faults: [idToken.repeated('alg', 'none', 'header')] },
  },
  failure: 'signed {who} in by the first of two values that her ID token has for one name',
  effect:
    'When one part of your product reads the first value and another the last, what was checked is not what is used.',
  fix: 'Parse a token once, with a JSON parser that refuses duplicate names or takes the last, and use that one result everywhere.',
})

import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.iss-missing',
  title: 'refuses an ID token without issuer',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 2', 'OIDC Core 3.1.3.7 (2)'],
  expect: 'refused',
  variants: {
    absent: { faults: [idToken.without('iss')] },
    'in-array': { faults: [idToken.claim('iss', { $honest: 'in-array' })] },
  },
  failure: 'signed {who} in with an ID token that names no issuer',
  effect: 'Nobody vouches for the token.',
  fix: 'Require "iss" as a string, then compare it.',
})

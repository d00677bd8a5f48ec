import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.sub-missing',
  title: 'refuses an ID token without subject',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 2'],
  expect: 'refused',
  variants: {
    absent: { faults: [idToken.without('sub')] },
    'empty-text': { faults: [idToken.claim('sub', '')] },
  },
  failure: 'signed {who} in with an ID token that names no subject',
  effect: 'Accounts that are linked by "sub" collapse into one.',
  fix: 'Require "sub" as a string that is not empty.',
})

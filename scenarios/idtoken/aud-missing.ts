import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.aud-missing',
  title: 'refuses an ID token without audience',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 2', 'OIDC Core 3.1.3.7 (3)'],
  expect: 'refused',
  variants: {
    absent: { faults: [idToken.without('aud')] },
    'empty-array': { faults: [idToken.claim('aud', [])] },
    'empty-text': { faults: [idToken.claim('aud', '')] },
  },
  failure: 'signed {who} in with an ID token that names no audience',
  effect: 'A token that was meant for nobody in particular is accepted from anybody.',
  fix: 'Require "aud", then compare it.',
})

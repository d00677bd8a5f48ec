import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'claims.email-lookalike',
  title: 'tells look-alike addresses apart',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['Unicode TR39', 'ASVS 6.8.1'],
  needs: ['invitation-only', 'email-claim-only'],
  expect: 'refused',
  variants: {
    cyrillic: { faults: [idToken.claim('email', 'm\u0456a@{{acme.domain}}')] },
    'dotless-i': { faults: [idToken.claim('email', 'm\u0131a@{{acme.domain}}')] },
    'full-width-at': { faults: [idToken.claim('email', 'mia\uff20{{acme.domain}}')] },
    'zero-width-joiner': { faults: [idToken.claim('email', 'mia\u200d@{{acme.domain}}')] },
    'trailing-dot': { faults: [idToken.claim('email', 'mia@{{acme.domain}}.')] },
    punycode: { faults: [idToken.claim('email', 'xn--ma-lma@{{acme.domain}}')] },
  },
  failure: 'took an address for that of {who} that only looks like hers',
  effect:
    'Upper-casing, Unicode normalisation or stripping turns the address of a stranger into that of a member.',
  fix: 'Compare addresses as they are, folding only A to Z; do not normalise, strip or convert what the provider sent.',
})

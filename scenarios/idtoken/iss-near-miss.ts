import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.iss-near-miss',
  title: 'compares the whole issuer, character by character',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (2)'],
  expect: 'refused',
  variants: {
    'as-prefix': { faults: [idToken.claim('iss', '{{acme.issuer}}.evil.example')] },
    'as-suffix': { faults: [idToken.claim('iss', 'https://evil.example/?{{acme.issuer}}')] },
    'trailing-slash': { faults: [idToken.claim('iss', { $honest: 'with-trailing-slash' })] },
    'trailing-hash': { faults: [idToken.claim('iss', '{{acme.issuer}}#')] },
    'upper-case': { faults: [idToken.claim('iss', { $honest: 'upper-case' })] },
  },
  failure: 'signed {who} in with an ID token whose issuer only looks like the right one',
  effect:
    'An issuer that begins with yours, "https://yours.evil.example", belongs to whoever registers that name.',
  fix: 'Compare "iss" with "===" and nothing else: no prefix, no pattern, no normalised case or slash.',
})

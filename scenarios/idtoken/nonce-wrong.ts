import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.nonce-wrong',
  title: 'refuses an ID token with another nonce',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (11)', 'CVE-2024-10318'],
  needs: ['sends-nonce'],
  expect: 'refused',
  variants: {
    altered: { faults: [idToken.claim('nonce', { $honest: 'altered' })] },
    'trailing-space': { faults: [idToken.claim('nonce', { $honest: 'with-trailing-space' })] },
  },
  failure: 'signed {who} in with an ID token whose nonce belongs to no login of hers',
  effect: 'A token that was stolen or replayed from another login signs its owner in here.',
  fix: 'Compare "nonce" with the value that this browser\'s login sent, character by character.',
})

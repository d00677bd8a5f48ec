import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.nonce-optout-claim',
  title: 'checks the nonce whatever the token says about nonces',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (11)', 'CVE-2026-114617'],
  needs: ['sends-nonce'],
  expect: 'refused',
  variants: {
    'not-supported': { faults: [idToken.without('nonce'), idToken.claim('nonce_supported', false)] },
    null: { faults: [idToken.claim('nonce', null), idToken.claim('nonce_supported', false)] },
    true: { faults: [idToken.claim('nonce', true)] },
    'empty-text': { faults: [idToken.claim('nonce', '')] },
  },
  failure: 'signed {who} in with an ID token that switched the check of its nonce off',
  effect: 'Whoever brings a stolen token decides whether the protection against stolen tokens holds.',
  fix: 'Whether a nonce is checked depends on whether you sent one, and on nothing in the token.',
})

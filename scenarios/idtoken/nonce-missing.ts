import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.nonce-missing',
  title: 'refuses an ID token without the nonce that it sent',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (11)'],
  needs: ['sends-nonce'],
  expect: 'refused',
  variants: {
    absent: { faults: [idToken.without('nonce')] },
    null: { faults: [idToken.claim('nonce', null)] },
  },
  failure: 'signed {who} in with an ID token without the nonce that it had sent',
  effect: 'Leaving the claim out turns the protection against replayed tokens off.',
  fix: 'When a nonce was sent, require the claim; an absent one is a wrong one.',
})

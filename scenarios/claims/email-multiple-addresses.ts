import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'claims.email-multiple-addresses',
  title: 'does not search a text for an address',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['OIDC Core 5.1', 'ASVS 1.5.3'],
  needs: ['invitation-only', 'email-claim-only'],
  expect: 'refused',
  variants: {
    list: { faults: [idToken.claim('email', 'eve@evil.example, {{mia.email}}')] },
    'line-break': { faults: [idToken.claim('email', '{{mia.email}}\n')] },
    quoted: { faults: [idToken.claim('email', '"{{mia.email}}"@evil.example')] },
    'with-name': { faults: [idToken.claim('email', 'Eve <{{mia.email}}>')] },
    comment: { faults: [idToken.claim('email', '{{mia.email}}(@evil.example)')] },
  },
  failure: 'found the address of {who} inside a longer text and signed her in',
  effect:
    'Two parsers read such a text differently: one checks the domain of the first address, the other finds the account of the second.',
  fix: 'Take the whole claim for the address and compare it whole; do not parse, split or trim it.',
})

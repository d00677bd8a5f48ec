import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'claims.email-no-provider-folding',
  title: 'does not drop tags or dots from an address',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['RFC 5321 2.4'],
  needs: ['invitation-only', 'email-claim-only'],
  expect: 'refused',
  variants: {
    tag: { faults: [idToken.claim('email', 'mia+x@{{acme.domain}}')] },
    dot: { faults: [idToken.claim('email', 'm.ia@{{acme.domain}}')] },
  },
  failure: 'took another mailbox for that of {who}, as if tags and dots meant nothing',
  effect:
    'Only some providers ignore tags and dots; elsewhere these are mailboxes of different people, who share an account then.',
  fix: 'Leave the part before the "@" alone: what it means is for the mail host to say.',
})

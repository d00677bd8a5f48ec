import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'claims.email-empty',
  title: 'refuses an e-mail claim that is empty or not a text',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['CVE-2026-23990'],
  needs: ['invitation-only', 'email-claim-only'],
  expect: 'refused',
  variants: {
    'empty-text': { faults: [idToken.claim('email', '')] },
    blank: { faults: [idToken.claim('email', ' ')] },
    null: { faults: [idToken.claim('email', null)] },
    'empty-list': { faults: [idToken.claim('email', [])] },
    'empty-object': { faults: [idToken.claim('email', {})] },
  },
  failure: 'signed {who} in with an e-mail claim that names nobody',
  effect: 'Accounts without an address, or code that takes the first of a list, let the wrong person in.',
  fix: 'Require "email" as a text that is not empty.',
})

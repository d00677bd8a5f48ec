import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'claims.email-verified-odd-types',
  title: 'reads odd values of email_verified as no',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['OIDC Core 5.1', 'CVE-2026-55076'],
  needs: ['invitation-only', 'email-claim-only'],
  expect: 'refused',
  variants: {
    'text-false': { faults: [idToken.claim('email_verified', 'false')] },
    'text-zero': { faults: [idToken.claim('email_verified', '0')] },
    'text-no': { faults: [idToken.claim('email_verified', 'no')] },
    zero: { faults: [idToken.claim('email_verified', 0)] },
    'in-array': { faults: [idToken.claim('email_verified', [false])] },
  },
  failure: 'signed {who} in although "email_verified" says no, in an odd way',
  effect:
    'In most languages a text that is not empty counts as true, "false" included: an address that nobody verified opens the account.',
  fix: 'Compare with true (and with the text "true", which Entra sends for mapped claims); whatever else is present is a no.',
})

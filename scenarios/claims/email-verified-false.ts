import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'claims.email-verified-false',
  title: 'refuses an e-mail address that is marked as not verified',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['OIDC Core 5.1', 'CVE-2026-55075'],
  needs: ['invitation-only', 'email-claim-only'],
  faults: [idToken.claim('email_verified', false)],
  expect: 'refused',
  failure: 'signed {who} in with an address that Entra marks as not verified',
  effect: 'Whoever may write any address into a directory gets the account of its owner.',
  fix: 'Refuse an explicit false of "email_verified" (also as a text); Entra leaves it out, so an absent one needs a policy of its own.',
})

import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.at-hash-wrong',
  title: 'refuses an access token that is not the one in "at_hash"',
  level: 'MAY',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.8', 'CVE-2026-28498'],
  faults: [idToken.claim('at_hash', 'AAAAAAAAAAAAAAAAAAAAAA')],
  expect: 'refused',
  failure: 'signed {who} in although "at_hash" belongs to another access token',
  effect:
    "Whoever swaps the access token beside a right ID token makes you read somebody else's profile or mail.",
  fix: 'Where there is an "at_hash", compare it with the first half of the hash of the access token.',
})

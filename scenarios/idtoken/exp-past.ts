import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.exp-past',
  title: 'refuses an ID token that has expired',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (9)', 'ASVS 9.2.1'],
  faults: [idToken.claim('exp', { $now: '-15m' })],
  expect: 'refused',
  failure: 'signed {who} in with an ID token that had expired',
  effect: 'A token that leaked once opens the account for ever.',
  fix: 'Refuse a token whose "exp" has passed; a minute of tolerance is plenty.',
})

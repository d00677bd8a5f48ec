import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.iat-future',
  title: 'refuses an ID token that was issued in the future',
  level: 'SHOULD',
  basis: 'field',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (10)', 'CVE-2020-26244'],
  faults: [idToken.claim('iat', { $now: '1h' }), idToken.without('nbf')],
  expect: 'refused',
  failure: 'signed {who} in with an ID token that says it will be issued in an hour',
  effect: 'No honest provider says so: either a clock is wrong by an hour, or somebody made the token.',
  fix: 'Refuse a token whose "iat" lies ahead by more than the tolerance; few libraries do it by themselves.',
})

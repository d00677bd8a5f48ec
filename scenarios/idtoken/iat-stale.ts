import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.iat-stale',
  title: 'refuses an ID token that was issued long ago',
  level: 'MAY',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (10)'],
  faults: [idToken.claim('iat', { $now: '-720h' }), idToken.claim('exp', { $now: '8760h' })],
  expect: 'refused',
  failure: 'signed {who} in with an ID token that was issued a month ago',
  effect:
    'A provider that makes tokens for a year, by mistake or under attack, makes stolen ones useful for a year.',
  fix: 'A login takes minutes: refuse a token whose "iat" is older than a day, whatever its "exp" says.',
})

import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.nbf-future',
  title: 'refuses an ID token that is not valid yet',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['RFC 7519 4.1.5', 'ASVS 9.2.1', 'Entra ID tokens'],
  faults: [idToken.claim('nbf', { $now: '1h' })],
  expect: 'refused',
  failure: 'signed {who} in with an ID token that was not valid yet',
  effect: 'A token made for later is accepted now.',
  fix: 'Refuse a token whose "nbf" lies ahead by more than the tolerance; not every library looks at it.',
})

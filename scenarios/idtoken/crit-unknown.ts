import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.crit-unknown',
  title: 'refuses a critical header that it does not understand',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['RFC 7515 4.1.11', 'CVE-2025-59420'],
  faults: [idToken.header('crit', ['x-example-bound']), idToken.header('x-example-bound', 'device')],
  expect: 'refused',
  failure:
    'signed {who} in with an ID token whose header says "you have to understand this" about something unknown',
  effect:
    'The limits that the signer put on the token are passed over, for example that it counts on one device only.',
  fix: 'Refuse a token whose header has "crit", unless you know every name in it. Good libraries do; check that yours does.',
})

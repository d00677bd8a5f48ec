import { scenario } from '../../harness/scenario.ts'
import { authorizationResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'callback.state-missing',
  title: 'refuses a callback without state',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['RFC 6749 10.12', 'RFC 9700 4.7', 'CVE-2023-27490'],
  needs: ['sends-state'],
  faults: [authorizationResponse.without('state')],
  expect: 'refused',
  failure: 'signed {who} in with a callback that had no "state"',
  effect: 'Leaving the parameter out turns the protection against login CSRF off.',
  fix: 'Treat a missing "state" as a wrong one.',
})

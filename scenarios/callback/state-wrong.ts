import { scenario } from '../../harness/scenario.ts'
import { authorizationResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'callback.state-wrong',
  title: 'refuses a callback whose state it never sent',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['RFC 6749 10.12', 'RFC 9700 4.7', 'ASVS 10.2.1'],
  needs: ['sends-state'],
  faults: [authorizationResponse.member('state', { $honest: 'altered' })],
  expect: 'refused',
  journal: ['no-token-request'],
  failure: 'signed {who} in with a callback whose "state" it never sent',
  effect:
    "Anybody can finish a login in somebody else's browser and land the victim in an account of their choice.",
  fix: 'Look "state" up among the logins that this browser has started, and refuse the callback when it is not there, before the code is redeemed.',
})

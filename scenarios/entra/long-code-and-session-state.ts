import { scenario } from '../../harness/scenario.ts'
import { authorizationResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'entra.long-code-and-session-state',
  title: "takes an authorization response of Entra's real size",
  level: 'MUST',
  basis: 'entra',
  phase: 'member-login',
  references: ['Entra OIDC', 'RFC 6749 4.1.2'],
  faults: [authorizationResponse.member('session_state', { $length: 1500 })],
  expect: 'accepted',
  failure: 'did not let {who} in with a code and "session_state" as long as Entra makes them',
  effect: 'Logins fail for the people whose codes happen to be long: nobody can reproduce it.',
  fix: 'Give "code" no limit below 4,096 characters, pass over parameters that you do not know ("session_state"), and check the limits of the proxies before you.',
})

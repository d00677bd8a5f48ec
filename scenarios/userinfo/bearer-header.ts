import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'userinfo.bearer-header',
  title: 'asks UserInfo with the access token in the header',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 5.3.1', 'RFC 6750 2.1', 'RFC 6750 2.3'],
  needs: ['uses-userinfo'],
  faults: [idToken.without('email')],
  expect: 'accepted',
  journal: ['access-token-in-header'],
  failure: 'did not let {who} in when only UserInfo had the address',
  effect: 'Addresses are logged on every server on the way: whoever reads a log has the access token.',
  fix: 'Send "Authorization: Bearer …" with the access token of this login, and nothing in the query. Entra\'s UserInfo takes it nowhere else.',
})

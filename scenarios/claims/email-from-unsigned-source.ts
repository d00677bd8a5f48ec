import { scenario } from '../../harness/scenario.ts'
import { authorizationResponse, idToken, userinfo } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'claims.email-from-unsigned-source',
  title: 'reads the e-mail address in the ID token only',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['CVE-2020-26254', 'OIDC Core 3.1.2.5'],
  needs: ['invitation-only', 'email-claim-only'],
  besides: [userinfo.without('email')],
  faults: [idToken.without('email'), authorizationResponse.member('email', '{{mia.email}}')],
  expect: 'refused',
  failure: 'recognised {who} by an address that stood in the callback, outside the signed token',
  effect: 'Whoever edits the address of the callback chooses the account.',
  fix: 'Take claims from the validated ID token, never from the request that brought the code.',
})

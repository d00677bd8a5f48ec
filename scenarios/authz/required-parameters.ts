import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'authz.required-parameters',
  title: 'sends an authorization request with everything that the code flow needs',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.2.1', 'RFC 9700 2.1', 'Entra App Gallery 1B.1.1'],
  needs: ['sends-state'],
  expect: 'accepted',
  journal: ['authorization-request-well-formed'],
  failure: 'did not let {who} in although everything was right',
  effect:
    'Some servers refuse the request, others answer without an ID token or without anything that binds the answer to this browser.',
  fix: 'Send response_type=code, client_id, redirect_uri, scope with "openid", state, and nonce or a PKCE challenge, each once. A maintained OpenID Connect library does that.',
})

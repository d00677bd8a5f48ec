import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'token.request-happy',
  title: 'redeems the code with a token request as the specification has it',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: [
    'OIDC Core 3.1.3.1',
    'RFC 6749 4.1.3',
    'RFC 7636 4.5',
    'Entra App Gallery 1B.1.1',
    'Entra App Gallery 1B.1.6',
    'Entra App Gallery 1B.1.8',
    'Entra App Gallery 1B.1.9',
    'Entra App Gallery 1B.2.7',
  ],
  expect: 'accepted',
  journal: ['token-request-well-formed', 'redirect-uri-as-registered', 'one-login'],
  failure: 'did not let {who} in although everything was right',
  effect: 'Stricter servers refuse the request, and what stands in an address ends up in logs.',
  fix: 'POST a form with grant_type=authorization_code, the code, the same redirect_uri as before and the code_verifier, and authenticate with the client secret in the body or by HTTP Basic.',
})

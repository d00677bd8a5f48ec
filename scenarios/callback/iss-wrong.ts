import { scenario } from '../../harness/scenario.ts'
import { authorizationResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'callback.iss-wrong',
  title: 'refuses a callback that another issuer claims to have sent',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['RFC 9207 2.4', 'RFC 9700 4.4.2.1', 'ASVS 10.2.2'],
  faults: [authorizationResponse.member('iss', 'https://evil.example/v2.0')],
  expect: 'refused',
  journal: ['no-token-request'],
  failure: 'signed {who} in with a callback whose "iss" named another issuer',
  effect:
    "Mix-up: an identity provider of the attacker's has the product send it the code that an honest one gave.",
  fix: 'When the callback has "iss", compare it with the issuer of the login before anything is sent to a token endpoint.',
})

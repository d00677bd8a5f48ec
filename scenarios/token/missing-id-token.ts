import { scenario } from '../../harness/scenario.ts'
import { tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'token.missing-id-token',
  title: 'refuses a token response without an ID token',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.3', 'RFC 9700 4.6'],
  faults: [tokenResponse.without('id_token')],
  expect: 'refused',
  failure: 'signed {who} in without any ID token',
  effect:
    'An access token says nothing about who logged in here; one that was issued to another application would do.',
  fix: 'Require "id_token" in the token response, and take the identity from nothing else.',
})

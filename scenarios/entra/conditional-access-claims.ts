import { scenario } from '../../harness/scenario.ts'
import { tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'entra.conditional-access-claims',
  title: 'sends nobody round in circles on a claims challenge',
  level: 'SHOULD',
  basis: 'entra',
  phase: 'member-login',
  references: ['AADSTS 50076', 'AADSTS 50079', 'Entra error codes'],
  faults: [
    tokenResponse.answer(400, {
      error: 'interaction_required',
      error_description: 'AADSTS50076: You must use multi-factor authentication to access this resource.',
      error_codes: [50076],
      suberror: 'basic_action',
      claims:
        '{"access_token":{"capolids":{"essential":true,"values":["00000000-0000-4000-8000-0000000000ca"]}}}',
    }),
  ],
  expect: 'refused',
  journal: ['few-authorization-requests'],
  failure: 'let {who} in although Entra had demanded another step',
  effect:
    'People whom a policy stops are sent to Entra and back until the browser gives up, and Entra throttles the product.',
  fix: 'Start the sign-in again at most once, with the "claims" that Entra sent, or stop and say that Entra demands another step.',
})

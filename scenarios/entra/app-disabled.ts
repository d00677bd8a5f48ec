import { scenario } from '../../harness/scenario.ts'
import { authorizationResponse, tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'entra.app-disabled',
  title: 'stays out while the application is disabled at Entra',
  level: 'SHOULD',
  basis: 'entra',
  phase: 'lifecycle',
  references: ['AADSTS 7000112', 'AADSTS 50105'],
  expect: 'refused',
  journal: ['few-authorization-requests', 'at-most-one-token-request'],
  variants: {
    'at-sign-in': { faults: [authorizationResponse.refusedOnPage(7000112)] },
    'at-the-code': { faults: [tokenResponse.refused(7000112)] },
    'assignment-required': { faults: [authorizationResponse.refused(50105)] },
  },
  failure: 'let {who} in although the application is disabled at Entra',
  effect: 'The customer\'s switch for an emergency, "Enabled for users to sign in: No", switches nothing.',
  fix: 'Let only an ID token of this very login open anything. An error, or nobody who comes back, leaves everything closed.',
})

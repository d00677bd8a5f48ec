import { scenario } from '../../harness/scenario.ts'
import { authorizationResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'enforce.no-redirect-loop',
  title: 'stops after somebody was refused at Entra',
  level: 'MUST',
  basis: 'entra',
  phase: 'member-login',
  references: ['AADSTS 50105', 'AADSTS 50196'],
  steps: [{ do: 'login', expect: 'out' }],
  variants: {
    'not-assigned': { faults: [authorizationResponse.refused(50105)] },
    cancelled: { faults: [authorizationResponse.refused(65004)] },
    'no-interaction': { faults: [authorizationResponse.refused(50058)] },
  },
  journal: ['few-authorization-requests'],
  failure: 'let somebody in whom Entra had refused',
  effect:
    'The browser runs in circles until it gives up, and Entra locks the application for looping (AADSTS50196).',
  fix: 'On an error in the callback show a page with a button to try again, and never start the login by itself.',
})

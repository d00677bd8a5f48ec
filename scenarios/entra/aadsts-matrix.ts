import { scenario } from '../../harness/scenario.ts'
import { authorizationResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'entra.aadsts-matrix',
  title: 'stays out on every refusal that Entra sends to the redirect URI',
  level: 'MUST',
  basis: 'entra',
  phase: 'member-login',
  references: ['Entra error codes'],
  expect: 'refused',
  journal: ['no-token-request'],
  variants: {
    'not-assigned': { faults: [authorizationResponse.refused(50105)] },
    'mfa-needed': { faults: [authorizationResponse.refused(50076)] },
    'blocked-by-policy': { faults: [authorizationResponse.refused(53003)] },
    'consent-declined': { faults: [authorizationResponse.refused(65004)] },
  },
  failure: 'let {who} in although Entra had refused the login',
  effect: 'A policy of the customer (assignment, Conditional Access, MFA) is ignored.',
  fix: 'Treat every "error" in the callback as a login that failed; branch on the OAuth code, never on the text.',
})

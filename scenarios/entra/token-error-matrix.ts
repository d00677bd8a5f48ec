import { scenario } from '../../harness/scenario.ts'
import { tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'entra.token-error-matrix',
  title: 'stays out on every refusal of the code, and asks once',
  level: 'MUST',
  basis: 'entra',
  phase: 'member-login',
  references: ['Entra error codes', 'RFC 6749 4.1.3', 'RFC 6749 5.2'],
  expect: 'refused',
  journal: ['at-most-one-token-request', 'few-authorization-requests'],
  variants: {
    'secret-expired': { faults: [tokenResponse.refused(7000222)] },
    'code-expired': { faults: [tokenResponse.refused(70008)] },
    'wrong-verifier': { faults: [tokenResponse.refused(501481)] },
    'password-changed': { faults: [tokenResponse.refused(50173)] },
    'blocked-by-policy': { faults: [tokenResponse.refused(53003)] },
    'loop-detected': { faults: [tokenResponse.refused(50196)] },
    'too-many-requests': { faults: [tokenResponse.refused(90055)] },
  },
  failure: 'let {who} in although Entra had refused the code',
  effect:
    'A login that Entra has stopped goes on; and a product that asks again and again is throttled for all its customers.',
  fix: 'Send each code once. Whatever Entra answers but 200 with an ID token is a login that failed; with 429 wait for the person to try again.',
})

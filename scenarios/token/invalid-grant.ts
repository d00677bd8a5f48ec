import { scenario } from '../../harness/scenario.ts'
import { tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'token.invalid-grant',
  title: 'stays out when Entra refuses the code',
  level: 'MUST',
  basis: 'entra',
  phase: 'member-login',
  references: ['RFC 6749 5.2', 'AADSTS 54005', 'AADSTS 70008'],
  expect: 'refused',
  variants: {
    'already-redeemed': { faults: [tokenResponse.refused(54005)] },
    expired: { faults: [tokenResponse.refused(70008)] },
    'another-tenant': { faults: [tokenResponse.refused(700005)] },
  },
  failure: 'let {who} in although Entra had refused the code',
  effect: 'A login that failed opens private content.',
  fix: 'Treat every answer but 200 with a valid ID token as a login that failed, and offer another try.',
})

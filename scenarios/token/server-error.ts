import { scenario } from '../../harness/scenario.ts'
import { tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'token.server-error',
  title: 'stays out when the token endpoint fails',
  level: 'MUST',
  basis: 'asvs',
  phase: 'member-login',
  references: ['ASVS 16.5.2', 'ASVS 16.5.3'],
  expect: 'refused',
  variants: {
    unavailable: { faults: [tokenResponse.answer(503, { error: 'temporarily_unavailable' })] },
    reset: { faults: [tokenResponse.reset()] },
    'not-json': { faults: [tokenResponse.answer(200, '<p>Service unavailable', 'text/html')] },
  },
  failure: 'let {who} in although the token endpoint had failed',
  effect: 'An outage of Entra opens private content.',
  fix: 'Fail closed: no valid ID token, no access. Show a page that says so, and log the details.',
})

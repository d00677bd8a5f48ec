import { scenario } from '../../harness/scenario.ts'
import { jwks } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'jwks.unreachable-warm',
  title: 'survives an outage of the key set',
  level: 'SHOULD',
  basis: 'entra',
  phase: 'member-login',
  references: ['Entra signing key rollover', 'ASVS 16.5.2'],
  needs: ['has-public-content'],
  steps: [
    { do: 'login', expect: 'in-or-out' },
    { do: 'look', at: 'public', who: null, expect: 'shown' },
  ],
  variants: {
    unavailable: { faults: [jwks.answer(503, { error: 'unavailable' })] },
    reset: { faults: [jwks.reset()] },
  },
  failure: 'did not survive an outage of the key set',
  effect: "An outage of one customer's provider becomes an outage of your product.",
  fix: 'Use the keys that you keep while their source is down, or refuse the login with a page of your own; never let the error through.',
})

import { scenario } from '../../harness/scenario.ts'
import { jwks, tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'enforce.fails-closed',
  title: 'keeps private content closed when Entra does not answer',
  level: 'MUST',
  basis: 'asvs',
  phase: 'member-login',
  references: ['ASVS 16.5.3'],
  needs: ['has-public-content', 'has-local-login'],
  steps: [
    { do: 'login', expect: 'out' },
    { do: 'look', at: 'private', who: 'mia', expect: 'hidden' },
    {
      do: 'look',
      at: 'public',
      who: null,
      expect: 'shown',
      failure: 'closed public content because Entra did not answer',
    },
  ],
  variants: {
    'token-endpoint': { faults: [tokenResponse.reset()] },
    'key-set': { faults: [jwks.reset()] },
  },
  failure: 'opened private content when Entra did not answer',
  effect: 'Who can disturb the way to Entra, or waits for an outage, needs no login at all.',
  fix: 'Let every error on the way end in "not completed". Only a validated ID token opens the door.',
})

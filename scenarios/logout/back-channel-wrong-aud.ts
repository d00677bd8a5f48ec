import { scenario } from '../../harness/scenario.ts'
import { logoutToken } from '../../mock-idp/faults/fault.ts'
import { turnedDown } from '../logout-token.ts'

export default scenario({
  id: 'logout.back-channel-wrong-aud',
  title: 'refuses a logout token that was made for another application',
  level: 'MUST',
  basis: 'spec',
  phase: 'logout',
  references: ['Back-Channel Logout 2.6', 'ASVS 10.5.5'],
  needs: ['backchannel-logout'],
  steps: turnedDown,
  variants: {
    another: { faults: [logoutToken.claim('aud', '00000000-0000-4000-8000-000000000000')] },
    absent: { faults: [logoutToken.without('aud')] },
  },
  failure: 'ended a session by a logout token for another application',
  effect:
    'Any application of the same provider that is sent a logout token can pass it on, and sign your members out.',
  fix: 'Compare "aud" with your client ID.',
})

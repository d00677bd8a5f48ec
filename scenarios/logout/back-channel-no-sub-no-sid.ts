import { scenario } from '../../harness/scenario.ts'
import { logoutToken } from '../../mock-idp/faults/fault.ts'
import { turnedDown } from '../logout-token.ts'

export default scenario({
  id: 'logout.back-channel-no-sub-no-sid',
  title: 'refuses a logout token that is about nobody',
  level: 'MUST',
  basis: 'spec',
  phase: 'logout',
  references: ['Back-Channel Logout 2.4', 'Back-Channel Logout 2.6', 'ASVS 10.5.5'],
  needs: ['backchannel-logout'],
  steps: turnedDown,
  variants: {
    neither: { faults: [logoutToken.without('sub'), logoutToken.without('sid')] },
    'no-texts': { faults: [logoutToken.claim('sub', []), logoutToken.claim('sid', {})] },
  },
  failure: 'took a logout token that says neither who nor which session',
  effect:
    'Where a missing value matches everything, one token signs out everybody; where it crashes, nobody.',
  fix: 'Demand "sub" or "sid" as a text that is not empty, and answer 400 without either.',
})

import { scenario } from '../../harness/scenario.ts'
import { logoutToken } from '../../mock-idp/faults/fault.ts'
import { turnedDown } from '../logout-token.ts'

export default scenario({
  id: 'logout.back-channel-expired',
  title: 'refuses a logout token that is too old',
  level: 'MUST',
  basis: 'spec',
  phase: 'logout',
  references: ['Back-Channel Logout 2.6', 'ASVS 10.5.5'],
  needs: ['backchannel-logout'],
  steps: turnedDown,
  variants: {
    'exp-past': { faults: [logoutToken.claim('exp', { $now: '-15m' })] },
    'iat-old': { faults: [logoutToken.claim('iat', { $now: '-30d' })] },
  },
  failure: 'ended a session by a logout token that is long over',
  effect: 'A logout token that was logged or caught somewhere signs its person out for ever.',
  fix: 'Check "exp" and "iat" as in an ID token; a few minutes of tolerance are enough.',
})

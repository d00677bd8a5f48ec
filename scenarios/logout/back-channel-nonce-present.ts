import { scenario } from '../../harness/scenario.ts'
import { logoutToken } from '../../mock-idp/faults/fault.ts'
import { turnedDown } from '../logout-token.ts'

export default scenario({
  id: 'logout.back-channel-nonce-present',
  title: 'refuses a logout token with a nonce',
  level: 'MUST',
  basis: 'spec',
  phase: 'logout',
  references: ['Back-Channel Logout 2.4', 'Back-Channel Logout 2.6', 'ASVS 10.5.5'],
  needs: ['backchannel-logout'],
  steps: turnedDown,
  variants: {
    'a-nonce': { faults: [logoutToken.claim('nonce', 'of a login')] },
    empty: { faults: [logoutToken.claim('nonce', '')] },
  },
  failure: 'ended a session by a logout token with a nonce',
  effect: 'A nonce belongs to ID tokens. Where both are let pass, one can stand in for the other.',
  fix: 'Refuse a logout token in which there is a "nonce", whatever its value.',
})

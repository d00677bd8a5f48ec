import { scenario } from '../../harness/scenario.ts'
import { logoutToken } from '../../mock-idp/faults/fault.ts'
import { turnedDown } from '../logout-token.ts'

export default scenario({
  id: 'logout.back-channel-alg-none',
  title: 'refuses a logout token that nobody has signed',
  level: 'MUST',
  basis: 'spec',
  phase: 'logout',
  references: ['Back-Channel Logout 2.6', 'RFC 8725 3.1', 'ASVS 10.5.5'],
  needs: ['backchannel-logout'],
  steps: turnedDown,
  variants: {
    none: { faults: [logoutToken.signedBy('nobody')] },
    'mixed-case': { faults: [logoutToken.signedBy('nobody', 'nOnE')] },
    'empty-signature': { faults: [logoutToken.signedBy('empty-signature')] },
  },
  failure: 'ended a session by a logout token without signature',
  effect: 'The address is open to everybody: whoever can write JSON signs your members out.',
  fix: "Allow one algorithm, RS256, whatever the token's header says.",
})

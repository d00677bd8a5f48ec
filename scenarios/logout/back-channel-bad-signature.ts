import { scenario } from '../../harness/scenario.ts'
import { logoutToken } from '../../mock-idp/faults/fault.ts'
import { turnedDown } from '../logout-token.ts'

export default scenario({
  id: 'logout.back-channel-bad-signature',
  title: "believes a logout token only when the provider's key has signed it",
  level: 'MUST',
  basis: 'spec',
  phase: 'logout',
  references: ['Back-Channel Logout 2.6', 'ASVS 10.5.5'],
  needs: ['backchannel-logout'],
  steps: turnedDown,
  variants: {
    'foreign-key': { faults: [logoutToken.signedBy('unknown-key-known-kid')] },
    'changed-afterwards': { faults: [logoutToken.tampered('iat', { $now: '-5s' })] },
    'key-in-the-header': { faults: [logoutToken.signedBy('embedded-key')] },
  },
  failure: 'ended a session by a logout token that the provider had not signed',
  effect: 'The address is open to everybody: whoever can send a request there signs your members out.',
  fix: 'Check the signature with a key of the provider\'s key set, found by "kid", before you read anything else, and answer 400 when it does not hold.',
})

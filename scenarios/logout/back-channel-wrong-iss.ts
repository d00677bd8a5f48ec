import { scenario } from '../../harness/scenario.ts'
import { logoutToken } from '../../mock-idp/faults/fault.ts'
import { turnedDown } from '../logout-token.ts'

export default scenario({
  id: 'logout.back-channel-wrong-iss',
  title: 'believes a logout token of its own provider only',
  level: 'MUST',
  basis: 'spec',
  phase: 'logout',
  references: ['Back-Channel Logout 2.6', 'ASVS 10.5.5'],
  needs: ['backchannel-logout'],
  steps: turnedDown,
  variants: {
    another: { faults: [logoutToken.claim('iss', 'https://evil.example/v2.0')] },
    absent: { faults: [logoutToken.without('iss')] },
  },
  failure: 'ended a session by a logout token of another issuer',
  effect: "Tenants of Entra share their keys: another customer's provider can sign your members out.",
  fix: 'Compare "iss" with the issuer of the organisation\'s settings, to the letter.',
})

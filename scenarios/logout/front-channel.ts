import { scenario } from '../../harness/scenario.ts'
import { logout } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'logout.front-channel',
  title: 'ends the session that a front-channel logout names, without any cookie',
  level: 'MAY',
  basis: 'spec',
  phase: 'logout',
  references: ['Front-Channel Logout 2', 'Entra OIDC'],
  needs: ['frontchannel-logout'],
  controls: 'within',
  // As the specification has it. What Entra itself sends is entra.single-sign-out-get.
  steps: [
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'login', browser: 'her-other', expect: 'in' },
    { do: 'lie', faults: [logout.member('iss', '{{acme.issuer}}')] },
    { do: 'sign-out-at-entra', browser: 'hers' },
    { do: 'look', at: 'private', who: null, browser: 'hers', expect: 'hidden' },
    {
      do: 'look',
      at: 'private',
      who: null,
      browser: 'her-other',
      expect: 'shown',
      failure: 'ended all sessions of a person by a front-channel logout of one of them',
    },
  ],
  answers: ['front-channel-answered'],
  failure: 'left the session open that the provider had ended by a front-channel logout',
  effect: 'Who signs out at the provider, or in another product, is still signed in here.',
  fix: 'Keep "sid" of the ID token with the login and end the login by it: browsers send no Lax cookie into a frame of another site. Answer 200 with Cache-Control: no-store.',
})

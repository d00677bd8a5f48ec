import { scenario } from '../../harness/scenario.ts'
import { logout } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'logout.front-channel-foreign',
  title: 'keeps a session that a front-channel logout does not name',
  level: 'MUST',
  basis: 'spec',
  phase: 'logout',
  references: ['Front-Channel Logout 2'],
  needs: ['frontchannel-logout'],
  steps: [
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'sign-out-at-entra', browser: 'hers' },
    { do: 'look', at: 'private', who: null, browser: 'hers', expect: 'shown' },
  ],
  variants: {
    'another-issuer': { faults: [logout.member('iss', 'https://evil.example/v2.0')] },
    'another-session': { faults: [logout.member('sid', { $honest: 'altered' })] },
    nothing: { faults: [logout.without('sid')] },
    empty: { faults: [logout.member('sid', '')] },
  },
  failure: 'ended a session by a front-channel logout that does not name it',
  effect:
    'Anybody can put that address into a page or a mail: whoever opens it is signed out, or everybody is.',
  fix: 'End only the login whose "sid" is named, and nothing when it is missing or "iss" is another one.',
})

import { scenario } from '../../harness/scenario.ts'
import { logoutToken } from '../../mock-idp/faults/fault.ts'
import { turnedDown } from '../logout-token.ts'

export default scenario({
  id: 'logout.back-channel-no-events',
  title: 'takes only a token that says it is about a logout',
  level: 'MUST',
  basis: 'spec',
  phase: 'logout',
  references: ['Back-Channel Logout 2.4', 'Back-Channel Logout 2.6', 'ASVS 10.5.5'],
  needs: ['backchannel-logout'],
  steps: turnedDown,
  variants: {
    absent: { faults: [logoutToken.without('events')] },
    'another-event': {
      faults: [
        logoutToken.claim('events', {
          'https://schemas.openid.net/secevent/risc/event-type/account-enabled': {},
        }),
      ],
    },
    'not-an-object': {
      faults: [logoutToken.claim('events', 'http://schemas.openid.net/event/backchannel-logout')],
    },
  },
  failure: 'ended a session by a token that does not say that it is about a logout',
  effect: 'Tokens with another purpose, signed by the same keys, end sessions.',
  fix: 'Demand the member "http://schemas.openid.net/event/backchannel-logout" in "events", with an object as its value.',
})

import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'logout.id-token-as-logout-token',
  title: 'takes no ID token for a logout token',
  level: 'MUST',
  basis: 'asvs',
  phase: 'logout',
  references: ['Back-Channel Logout 4.1', 'ASVS 10.5.5', 'RFC 8725 3.11'],
  needs: ['backchannel-logout'],
  steps: [
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'post-logout-token', instead: 'id-token' },
    { do: 'look', at: 'private', who: null, browser: 'hers', expect: 'shown' },
    { do: 'post-logout-token', instead: 'id-token', expect: 'turned-down' },
  ],
  failure: 'ended a session by an ID token that was posted as a logout token',
  effect: 'ID tokens pass through browsers and logs. Whoever has one signs its owner out.',
  fix: 'Demand "events" with the logout event, refuse a "nonce", and refuse a "typ" of another kind.',
})

import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'logout.back-channel-replay',
  title: 'lets a logout token end sessions once',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'logout',
  references: ['Back-Channel Logout 2.6'],
  needs: ['backchannel-logout'],
  controls: 'within',
  steps: [
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'post-logout-token', who: 'mia', expect: 'taken' },
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'post-logout-token', instead: 'same-again' },
    {
      do: 'look',
      at: 'private',
      who: null,
      browser: 'hers',
      expect: 'shown',
      failure: 'ended a new session by a logout token that had come before',
    },
  ],
  failure: 'ended a new session by a logout token that had come before',
  effect: 'Whoever catches one logout token keeps its person out as often as they like while it is valid.',
  fix: 'Remember "jti" of each logout token until it expires, and refuse what comes a second time.',
})

import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'authz.framing',
  title: 'does not let other sites show its login and settings in a frame',
  level: 'SHOULD',
  basis: 'bcp',
  phase: 'member-login',
  references: ['RFC 9700 4.16', 'ASVS 3.4.6'],
  steps: [
    { do: 'login', expect: 'in' },
    { do: 'look', at: 'settings', who: 'ada', expect: 'shown' },
    { do: 'look', at: 'private', who: 'mia' },
  ],
  controls: 'within',
  answers: ['not-frameable'],
  failure: 'did not let {who} in although everything was right',
  effect: 'A page lies invisibly over your settings and has the administrator click what its author wants.',
  fix: 'Send "Content-Security-Policy: frame-ancestors \'none\'" with every page.',
})

import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'session.timeout-absolute',
  title: 'asks for SSO again at the session timeout, however busy somebody is',
  level: 'SHOULD',
  basis: 'asvs',
  phase: 'lifecycle',
  references: ['ASVS 7.3.2'],
  needs: ['session-timeout-setting', 'clock-control'],
  controls: 'within',
  steps: [
    { do: 'set-session-timeout', hours: 4 },
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'advance-product-clock', hours: 3 },
    { do: 'look', at: 'private', who: 'mia', browser: 'hers', expect: 'shown' },
    { do: 'advance-product-clock', hours: 2 },
    { do: 'look', at: 'private', who: 'mia', browser: 'hers', expect: 'hidden' },
    { do: 'login', browser: 'hers', expect: 'in' },
  ],
  failure: 'extended the session timeout by every visit',
  effect: 'A stolen session never ends, as the thief only has to use it.',
  fix: 'Count the timeout from the completed SSO, not from the last request.',
})

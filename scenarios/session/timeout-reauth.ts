import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'session.timeout-reauth',
  title: 'asks for SSO again once the session timeout is over, and not before',
  level: 'MUST',
  basis: 'product',
  phase: 'lifecycle',
  references: ['Hub guide session timeout', 'ASVS 7.3.2'],
  needs: ['session-timeout-setting', 'clock-control'],
  controls: 'within',
  steps: [
    { do: 'set-session-timeout', hours: 4 },
    { do: 'login', browser: 'early', expect: 'in' },
    { do: 'login', browser: 'late', expect: 'in' },
    { do: 'advance-product-clock', hours: 3 },
    {
      do: 'look',
      at: 'private',
      who: 'mia',
      browser: 'early',
      expect: 'shown',
      failure: 'ended SSO before the session timeout that the administrator has set',
    },
    { do: 'advance-product-clock', hours: 2 },
    { do: 'look', at: 'private', who: 'mia', browser: 'late', expect: 'hidden' },
    { do: 'login', browser: 'late', expect: 'in' },
  ],
  failure: 'went on showing private content after the session timeout',
  effect:
    'Who has left the company, or lost the notebook, is in for as long as the browser keeps its cookie.',
  fix: 'Keep the time of the SSO in the session on the server, and compare it with the timeout at every request.',
})

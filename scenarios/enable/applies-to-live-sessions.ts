import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enable.applies-to-live-sessions',
  title: 'asks members for SSO who were signed in before it was enabled',
  level: 'MUST',
  basis: 'product',
  phase: 'enable',
  references: ['Hub guide enforcement'],
  needs: ['has-test-step', 'has-enable', 'has-local-login'],
  arrange: 'green',
  controls: 'within',
  steps: [
    {
      do: 'look',
      at: 'private',
      who: 'mia',
      browser: 'hers',
      expect: 'shown',
      failure: 'closed private content before SSO was enabled',
    },
    { do: 'enable', expect: 'enabled' },
    { do: 'look', at: 'private', who: 'mia', browser: 'hers', expect: 'hidden' },
    { do: 'login', browser: 'hers', expect: 'in' },
  ],
  failure: 'left private content open in sessions of before SSO was enabled',
  effect: 'Whoever was signed in, a thief included, stays in for as long as sessions last.',
  fix: 'Look at the settings at every request, not only when a session begins.',
})

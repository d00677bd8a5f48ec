import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'callback.state-expiry',
  title: 'takes no answer to a login that was begun long ago',
  level: 'SHOULD',
  basis: 'bcp',
  phase: 'member-login',
  references: ['ASVS 10.1.2', 'RFC 9700 4.7.1'],
  needs: ['clock-control'],
  steps: [
    { do: 'login', browser: 'hers', hold: true },
    { do: 'advance-product-clock', hours: 24 },
    { do: 'deliver', from: 'hers', browser: 'hers', who: 'mia', expect: 'out' },
    {
      do: 'login',
      browser: 'hers',
      expect: 'in',
      failure: 'let nobody in any more after an answer had come too late',
    },
  ],
  failure: 'finished a login a day after it was begun',
  effect:
    'A callback that was caught or copied stays good for ever, for whoever gets back into that browser.',
  fix: 'Keep with each state when it was made, refuse it after some minutes, and offer to begin again.',
})

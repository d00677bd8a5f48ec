import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'callback.error-text-spoofing',
  title: 'puts no words of a stranger on its pages',
  level: 'SHOULD',
  basis: 'field',
  phase: 'member-login',
  references: ['CVE-2022-24905'],
  needs: ['has-local-login'],
  steps: [
    { do: 'login', who: 'max', browser: 'attacker', hold: true },
    {
      do: 'deliver',
      from: 'attacker',
      browser: 'victim',
      who: 'mia',
      change: {
        drop: ['code'],
        set: {
          state: 'made-up',
          error: 'account_locked',
          error_description: 'Your account is locked. Call +49 30 555 0100 and read out your password.',
        },
      },
      expect: 'out',
    },
  ],
  answers: ['planted-text-not-shown'],
  failure: 'signed somebody in with a callback that was an error',
  effect:
    'A link to your own product shows whatever its author wrote: the phone number of a fraudster, for example.',
  fix: 'When "state" belongs to no login of this browser, show a sentence of your own and nothing from the address.',
})

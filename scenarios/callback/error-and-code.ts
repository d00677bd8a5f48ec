import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'callback.error-and-code',
  title: 'redeems no code when the callback is an error',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.2.6', 'RFC 6749 4.1.2.1'],
  steps: [
    { do: 'login', browser: 'mine', hold: true },
    {
      do: 'deliver',
      from: 'mine',
      browser: 'mine',
      who: 'mia',
      change: { set: { error: 'access_denied', error_description: 'The person said no.' } },
      expect: 'out',
    },
  ],
  journal: ['no-token-request'],
  failure: 'completed a login although the callback said that it had failed',
  effect:
    'A login that was declined counts, and different parts of the product disagree about whether somebody is in.',
  fix: 'Look for "error" first; when it is there, the login is over, whatever else the callback has.',
})

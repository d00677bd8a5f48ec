import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'session.regenerated',
  title: 'gives the browser another session identifier when SSO is completed',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['ASVS 7.2.4', 'CVE-2024-52553'],
  controls: 'within',
  steps: [
    { do: 'look', at: 'private', who: 'mia', browser: 'hers', expect: 'hidden' },
    { do: 'copy-cookies', from: 'hers', to: 'the-attackers' },
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'look', at: 'private', who: null, browser: 'the-attackers', expect: 'hidden' },
  ],
  failure: 'kept the session identifier of before SSO, so that a copy of the old cookie was in as well',
  effect:
    'Somebody who planted or read the session cookie before the login is in with it afterwards (session fixation).',
  fix: 'Make a new session identifier whenever SSO is completed, and destroy the old session on the server.',
})

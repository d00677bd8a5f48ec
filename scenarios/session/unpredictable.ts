import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'session.unpredictable',
  title: 'names each session with a value that nobody can guess',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['ASVS 7.2.3', 'CVE-2024-52801'],
  controls: 'within',
  steps: [
    { do: 'login', expect: 'in' },
    { do: 'login', who: 'max', expect: 'in' },
    { do: 'login', expect: 'in' },
    { do: 'login', who: 'max', expect: 'in' },
  ],
  answers: ['session-cookies-unguessable'],
  failure: 'did not let {who} in although everything was right',
  effect:
    'Who counts on from a session of their own, or tries the time of the login, is signed in as somebody else.',
  fix: 'Make session identifiers from at least 128 bits of a cryptographic random source. Never from counters, times, accounts or a hash of them.',
})

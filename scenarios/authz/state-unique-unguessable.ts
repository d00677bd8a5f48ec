import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'authz.state-unique-unguessable',
  title: 'sends another unguessable state with every login',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['RFC 6749 10.10', 'RFC 6749 10.12', 'ASVS 10.1.2', 'CVE-2022-31034', 'CVE-2025-68481'],
  needs: ['sends-state', 'one-time-state'],
  steps: [
    { do: 'login', browser: 'mine', hold: true },
    { do: 'login', browser: 'mine', hold: true },
    { do: 'login', browser: 'mine', hold: true },
    { do: 'login', who: 'max', browser: 'other', hold: true },
    { do: 'login', who: 'max', browser: 'other', hold: true },
    { do: 'login', browser: 'mine', expect: 'in' },
  ],
  journal: ['state-fresh'],
  failure: 'did not let {who} in although everything was right',
  effect: 'Whoever knows or guesses "state" can finish a login in somebody else\'s browser.',
  fix: 'Make "state" from at least 128 bits of a cryptographic random source for every login; keep what it stands for on the server, not in the value.',
})

import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'authz.nonce-unique',
  title: 'sends another unguessable nonce with every login',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.2.1', 'OIDC Core 15.5.2', 'RFC 9700 2.1.1', 'CVE-2022-31034'],
  needs: ['sends-nonce'],
  steps: [
    { do: 'login', browser: 'mine', hold: true },
    { do: 'login', browser: 'mine', hold: true },
    { do: 'login', browser: 'mine', hold: true },
    { do: 'login', who: 'max', browser: 'other', hold: true },
    { do: 'login', who: 'max', browser: 'other', hold: true },
    { do: 'login', browser: 'mine', expect: 'in' },
  ],
  journal: ['nonce-fresh'],
  failure: 'did not let {who} in although everything was right',
  effect: 'An ID token of another login, or a stolen code, passes for the answer to this one.',
  fix: 'Make "nonce" from its own 128 random bits for every login, keep it with the transaction, and compare it with the ID token. Do not reuse "state" for it.',
})

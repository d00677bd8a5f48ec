import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'authz.pkce-s256',
  title: 'uses PKCE with S256 and a new verifier for every login',
  level: 'SHOULD',
  basis: 'bcp',
  phase: 'member-login',
  references: ['RFC 9700 2.1.1', 'RFC 7636 4.2', 'CVE-2020-7692'],
  steps: [
    { do: 'login', browser: 'mine', hold: true },
    { do: 'login', browser: 'mine', expect: 'in' },
    { do: 'login', who: 'max', expect: 'in' },
  ],
  journal: ['pkce-s256'],
  failure: 'did not let {who} in although everything was right',
  effect: 'A code that leaks from a log, a referrer or the history can be redeemed by whoever finds it.',
  fix: 'For every login make a random code verifier, send its SHA-256 hash as "code_challenge" with "code_challenge_method=S256", and the verifier with the token request. Entra honours it, although its metadata does not say so.',
})

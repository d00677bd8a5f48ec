import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enforce.writes',
  title: 'takes no changes of private content until SSO is completed',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide enforcement', 'ASVS 8.3.1'],
  needs: ['has-enable', 'has-local-login', 'write-probe'],
  controls: 'within',
  steps: [
    { do: 'login', browser: 'with-sso', expect: 'in' },
    {
      do: 'write',
      who: 'mia',
      browser: 'with-sso',
      readIn: 'with-sso',
      expect: 'written',
      failure: 'refused a change by a member who had completed SSO',
    },
    { do: 'write', who: 'mia', browser: 'without', readIn: 'with-sso', expect: 'not-written' },
    {
      do: 'write',
      who: null,
      readIn: 'with-sso',
      expect: 'not-written',
      failure: 'let somebody who is not signed in change private content',
    },
  ],
  failure: 'let a member without SSO change private content',
  effect: 'Who has a stolen password cannot read what SSO protects, and can still overwrite it.',
  fix: 'Ask the same rule for requests that change something as for those that read, before anything is written.',
})

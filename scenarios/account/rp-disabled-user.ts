import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'account.rp-disabled-user',
  title: 'lets a locked account in by no way',
  level: 'MUST',
  basis: 'field',
  phase: 'lifecycle',
  references: ['CVE-2026-33668', 'ASVS 7.4.2'],
  needs: ['rp-can-disable-user'],
  steps: [
    { do: 'login', browser: 'mia', expect: 'in' },
    { do: 'disable-account', who: 'mia' },
    { do: 'look', at: 'private', who: 'mia', browser: 'mia', expect: 'hidden' },
    { do: 'login', browser: 'mia', expect: 'out' },
    { do: 'login', expect: 'out' },
    { do: 'login', who: 'max', expect: 'in' },
  ],
  controls: 'within',
  failure: 'let an account in that is locked in the product',
  effect: 'An account that was locked for abuse, or because it was stolen, stays open by way of SSO.',
  fix: 'Ask for the state of the account in one place that every login and every request goes through, SSO included.',
})

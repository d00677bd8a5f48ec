import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'account.unconfirmed-email-does-not-count',
  title: 'gives an address that was never confirmed no weight',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['CVE-2025-24856', 'Pre-hijacking'],
  needs: ['has-local-login', 'multi-email'],
  world: {
    addresses: { max: [{ email: '{{ada.email}}', confirmed: false }] },
  },
  steps: [
    { do: 'login', who: 'max', atEntra: 'ada', expect: 'out' },
    { do: 'login', who: 'ada', expect: 'in' },
  ],
  failure: 'let somebody complete SSO with an address that he had only typed in and never confirmed',
  effect:
    'Anybody adds the address of an administrator to an own account, and the login of the administrator counts for it.',
  fix: 'Leave unconfirmed addresses out of every comparison, and confirm an address by a message to it before it counts.',
})

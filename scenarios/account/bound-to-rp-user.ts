import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'account.bound-to-rp-user',
  title: 'lets SSO vouch only for the account that is logged in',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['ASVS 10.1.2', 'Hub guide enforcement'],
  needs: ['has-local-login'],
  steps: [{ do: 'login', who: 'mia', atEntra: 'max', expect: 'out' }],
  failure:
    'let the login of somebody else at Entra count for the account that was logged in, or changed the account',
  effect: "Two people at one desk, or one link, and a member works under another member's name.",
  fix: 'Compare the identity of the ID token with the account of this browser; on a mismatch change nothing and name both addresses.',
})

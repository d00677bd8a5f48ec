import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'account.prehijack-classic-federated',
  title: 'keeps an account that was registered under a foreign address out',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['CVE-2025-24856', 'Pre-hijacking'],
  needs: ['has-local-login', 'has-join-link', 'multi-email'],
  world: {
    organisations: ['acme', 'globex'],
    addresses: { eve: [{ email: '{{pat.email}}', confirmed: false }] },
  },
  steps: [
    { do: 'login', by: 'join-link', who: 'eve', atEntra: 'pat', expect: 'out' },
    { do: 'login', by: 'join-link', who: 'pat', expect: 'in' },
    { do: 'look', at: 'private', who: 'eve', expect: 'hidden' },
  ],
  failure:
    "let an account into the organisation that had registered a newcomer's address before the newcomer came",
  effect:
    'An attacker registers the addresses of new colleagues and waits: their first login makes the account of the attacker a member.',
  fix: 'Match only confirmed addresses; when somebody proves an address, take it away from every account that never did.',
})

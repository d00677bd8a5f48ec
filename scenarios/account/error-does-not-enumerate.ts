import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'account.error-does-not-enumerate',
  title: 'refuses an address alike, whether somebody has it or nobody',
  level: 'SHOULD',
  basis: 'asvs',
  phase: 'member-login',
  references: ['ASVS 6.3.8'],
  needs: ['has-local-login'],
  world: { mail: { pat: 'nobody@elsewhere.example' } },
  steps: [
    { do: 'login', atEntra: 'max', expect: 'out' },
    { do: 'login', atEntra: 'pat', expect: 'out' },
  ],
  answers: ['refusals-alike'],
  failure: 'let {who} in who was somebody else at Entra',
  effect:
    'Whoever runs an identity provider of their own tries addresses, and learns which of them have an account.',
  fix: 'Decide inside whether the address is unknown, locked or of somebody else, and tell the browser the same each time.',
})

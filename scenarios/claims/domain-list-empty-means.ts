import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'claims.domain-list-empty-means',
  title: 'takes an empty list of domains for no restriction',
  level: 'SHOULD',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide user management'],
  needs: ['allowed-domains'],
  world: { settings: { domains: [] } },
  expect: 'accepted',
  failure: 'kept {who} out because the list of domains is empty',
  effect: 'Removing the last domain from the list locks every member out.',
  fix: 'An empty list switches the check of domains off; the address still has to be one of the account.',
})

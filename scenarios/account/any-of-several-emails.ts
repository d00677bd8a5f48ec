import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'account.any-of-several-emails',
  title: 'recognises a member by any confirmed address of the account',
  level: 'SHOULD',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide user management'],
  needs: ['multi-email'],
  world: {
    addresses: { mia: [{ email: 'mia.jones@{{acme.domain}}', confirmed: true }] },
  },
  faults: [idToken.claim('email', 'mia.jones@{{acme.domain}}')],
  expect: 'accepted',
  failure: 'did not recognise {who} by the second confirmed address of her account',
  effect: 'People sign up privately and add their address at work later: they cannot complete SSO with it.',
  fix: 'Compare the address of the ID token with all confirmed addresses of the account, not only with the first.',
})

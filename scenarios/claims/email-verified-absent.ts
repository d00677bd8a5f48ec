import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'claims.email-verified-absent',
  title: 'accepts an address without email_verified, as Entra sends it',
  level: 'SHOULD',
  basis: 'entra',
  phase: 'member-login',
  references: ['Entra ID token claims', 'Entra migrate off email'],
  needs: ['email-verified-optional'],
  expect: 'accepted',
  failure: 'did not let {who} in although it declares that an absent "email_verified" is accepted',
  effect: 'Entra never sends "email_verified": no member of a customer with Entra gets in.',
  fix: 'For identity providers that the organisation chose itself, take an absent "email_verified" for what it is: not said.',
})

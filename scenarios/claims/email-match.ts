import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'claims.email-match',
  title: 'recognises a member by the e-mail address of the ID token',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide Entra ID'],
  expect: 'accepted',
  failure: 'did not recognise {who} by her e-mail address',
  effect: 'No member can log in.',
  fix: 'Look the address of the "email" claim up among the confirmed addresses of the members.',
})

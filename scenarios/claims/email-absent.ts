import { scenario } from '../../harness/scenario.ts'
import { idToken, userinfo } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'claims.email-absent',
  title: 'does not make up an identity when the e-mail claim is absent',
  level: 'MUST',
  basis: 'entra',
  phase: 'member-login',
  references: ['Entra ID token claims', 'Entra migrate off email'],
  needs: ['email-claim-only'],
  besides: [userinfo.without('email')],
  faults: [idToken.without('email')],
  expect: 'refused',
  failure: 'signed {who} in although Entra had sent no e-mail address',
  effect: 'preferred_username and upn can be changed and reassigned: whoever gets the name gets the account.',
  fix: 'Say which claim is missing and how an administrator adds it (optional claim "email"); take no other claim in its place.',
})

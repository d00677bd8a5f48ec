import { scenario } from '../../harness/scenario.ts'
import { idToken, userinfo } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'claims.preferred-username-not-email',
  title: 'takes a user name that is no address for nobody',
  level: 'MUST',
  basis: 'entra',
  phase: 'member-login',
  references: ['Entra ID token claims', 'Entra claims validation'],
  needs: ['invitation-only'],
  besides: [userinfo.without('email')],
  expect: 'refused',
  variants: {
    'phone-number': {
      faults: [idToken.without('email'), idToken.claim('preferred_username', '+1 555 0100')],
    },
    'bare-name': { faults: [idToken.without('email'), idToken.claim('preferred_username', 'mia')] },
    'no-domain': { faults: [idToken.without('email'), idToken.claim('preferred_username', 'mia@')] },
  },
  failure: 'recognised {who} by a user name that is no e-mail address',
  effect:
    'The user name may be a phone number or any text, and can be changed: completing or guessing an address from it names the wrong person.',
  fix: 'Do not derive an address from "preferred_username"; without "email" end the login and say which claim is missing.',
})

import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'claims.upn-differs-from-email',
  title: 'goes by one claim when user name and mailbox differ',
  level: 'SHOULD',
  basis: 'entra',
  phase: 'member-login',
  references: ['Entra optional claims', 'Entra ID token claims'],
  needs: ['email-claim-only', 'has-local-login'],
  variants: {
    'name-of-the-tenant': {
      faults: [
        idToken.claim('upn', 'mia@acme.onmicrosoft.com'),
        idToken.claim('preferred_username', 'mia@acme.onmicrosoft.com'),
      ],
      steps: [{ do: 'login', expect: 'in' }],
    },
    'name-of-a-colleague': {
      faults: [idToken.claim('upn', '{{max.email}}'), idToken.claim('preferred_username', '{{max.email}}')],
      steps: [{ do: 'login', who: 'max', atEntra: 'ada', expect: 'out' }],
    },
  },
  failure: 'followed the user name and not the e-mail address where the two differ',
  effect:
    'Members whose user name is not their mailbox are locked out, or a name that was given to somebody else opens the account.',
  fix: 'Decide for one claim, document it, and read no other: "email" for the address, "oid" with "tid" or "iss" with "sub" for the person.',
})

import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'account.preferred-username-not-key',
  title: 'does not find accounts by their user name at Entra',
  level: 'MUST',
  basis: 'field',
  phase: 'lifecycle',
  references: ['CVE-2025-65431', 'Entra claims validation'],
  needs: ['keeps-accounts'],
  faults: [idToken.claim('preferred_username', '{{mia.email}}')],
  steps: [{ do: 'login', who: 'max', expect: 'in' }],
  failure: 'took a member for the one who had his user name at Entra before',
  effect:
    'User names are changed and given to other people: whoever gets the name of somebody who left gets the account.',
  fix: 'Find people by issuer and "sub" (or "tid" and "oid"), which are never given again; show the user name, and decide nothing by it.',
})

import { scenario } from '../../harness/scenario.ts'
import { tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'token.extra-members',
  title: 'ignores members of the token response that it does not know',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['RFC 6749 5.1', 'Entra ID token claims'],
  faults: [
    tokenResponse.member('ext_expires_in', 7200),
    tokenResponse.member('client_info', 'eyJ1aWQiOiJ4In0'),
    tokenResponse.member('com_example_unheard_of', { a: [1] }),
  ],
  expect: 'accepted',
  failure: 'kept {who} out because of a member that it may ignore',
  effect: 'Entra adds members without notice; each would break every login.',
  fix: 'Read the members that you need and ignore the rest.',
})

import { scenario } from '../../harness/scenario.ts'
import { authorizationResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'callback.unknown-parameters',
  title: 'ignores parameters of the callback that it does not know',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['RFC 6749 4.1.2'],
  faults: [
    authorizationResponse.member('admin_consent', 'True'),
    authorizationResponse.member('com_example_unheard_of', 'x'),
  ],
  expect: 'accepted',
  failure: 'kept {who} out because of a parameter that it may ignore',
  effect:
    'Entra sends "session_state" and "client_info", and adds others without notice; each would break every login.',
  fix: 'Read the parameters that you need and ignore the rest.',
})

import { scenario } from '../../harness/scenario.ts'
import { authorizationResponse, discovery } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'callback.iss-missing-when-advertised',
  title: 'refuses a callback without the issuer that the metadata promises',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'member-login',
  references: ['RFC 9207 2.4'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  steps: [
    {
      do: 'lie',
      faults: [
        discovery.member('authorization_response_iss_parameter_supported', true),
        authorizationResponse.member('iss', '{{acme.issuer}}'),
      ],
    },
    { do: 'save' },
    { do: 'test', expect: 'green' },
    { do: 'enable', expect: 'enabled' },
    { do: 'login', expect: 'in' },
    { do: 'lie', faults: [authorizationResponse.without('iss')] },
    { do: 'login', expect: 'out' },
  ],
  arrange: 'nothing',
  controls: 'within',
  failure: 'signed {who} in without the "iss" that the metadata had promised',
  effect: 'Whoever can change the callback leaves "iss" out, and the protection against mix-up is gone.',
  fix: 'When the metadata says "authorization_response_iss_parameter_supported": true, treat a missing "iss" as a wrong one.',
})

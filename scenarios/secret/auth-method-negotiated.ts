import { scenario } from '../../harness/scenario.ts'
import { discovery } from '../../mock-idp/faults/fault.ts'

const listing = (...methods: readonly string[]) =>
  discovery.member('token_endpoint_auth_methods_supported', methods)

export default scenario({
  id: 'secret.auth-method-negotiated',
  title: 'authenticates in the way that the metadata names',
  level: 'MUST',
  basis: 'spec',
  phase: 'test',
  references: ['OIDC Discovery 3', 'OIDC Core 9'],
  needs: ['has-settings-ui', 'has-test-step'],
  expect: 'accepted',
  variants: {
    post: { faults: [listing('client_secret_post')], journal: ['secret-in-body', 'secret-stays-home'] },
    basic: { faults: [listing('client_secret_basic')], journal: ['secret-by-basic', 'secret-stays-home'] },
    'none-listed': {
      faults: [discovery.without('token_endpoint_auth_methods_supported')],
      journal: ['secret-by-basic', 'secret-stays-home'],
    },
  },
  failure: 'did not authenticate in the way that the metadata names',
  effect: 'Login works with Entra and fails with the next identity provider, or after an update of this one.',
  fix: 'Read "token_endpoint_auth_methods_supported"; use what it lists, and HTTP Basic when it is absent. Never both at once, never the URL.',
})

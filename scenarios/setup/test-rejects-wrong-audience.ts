import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'setup.test-rejects-wrong-audience',
  title: 'does not go green on an ID token for another application',
  level: 'MUST',
  basis: 'product',
  phase: 'test',
  references: ['OIDC Core 3.1.3.7 (3)', 'Hub guide Entra ID'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  faults: [idToken.claim('aud', '00000000-0000-4000-8000-00000000beef')],
  expect: 'refused',
  failure: 'showed the green check mark for an ID token for another application',
  effect:
    'The green check mark is a promise about real logins; a test that is laxer than they are breaks it and hides the hole.',
  fix: 'Run the test login through the very code that validates members. Compare "aud" with the client ID in the test as well.',
})

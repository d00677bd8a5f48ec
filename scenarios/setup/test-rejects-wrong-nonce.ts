import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'setup.test-rejects-wrong-nonce',
  title: 'does not go green on an ID token with another nonce',
  level: 'MUST',
  basis: 'product',
  phase: 'test',
  references: ['OIDC Core 3.1.3.7 (11)', 'Hub guide Entra ID'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable', 'sends-nonce'],
  faults: [idToken.claim('nonce', { $honest: 'altered' })],
  expect: 'refused',
  failure: 'showed the green check mark for an ID token with another nonce',
  effect:
    'The green check mark is a promise about real logins; a test that is laxer than they are breaks it and hides the hole.',
  fix: 'Run the test login through the very code that validates members. Compare "nonce" with the value of this very test.',
})

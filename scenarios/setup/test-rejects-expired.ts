import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'setup.test-rejects-expired',
  title: 'does not go green on an ID token that has expired',
  level: 'MUST',
  basis: 'product',
  phase: 'test',
  references: ['OIDC Core 3.1.3.7 (9)', 'Hub guide Entra ID'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  faults: [idToken.claim('exp', { $now: '-1h' })],
  expect: 'refused',
  failure: 'showed the green check mark for an ID token that has expired',
  effect:
    'The green check mark is a promise about real logins; a test that is laxer than they are breaks it and hides the hole.',
  fix: 'Run the test login through the very code that validates members. Refuse an ID token whose "exp" has passed in the test as well.',
})

import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'setup.test-rejects-bad-signature',
  title: 'does not go green on an ID token that Entra did not sign',
  level: 'MUST',
  basis: 'product',
  phase: 'test',
  references: ['OIDC Core 3.1.3.7 (6)', 'ASVS 6.8.2', 'Hub guide Entra ID'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  faults: [idToken.signedBy('unknown-key')],
  expect: 'refused',
  failure: 'showed the green check mark for an ID token that Entra did not sign',
  effect:
    'The green check mark is a promise about real logins; a test that is laxer than they are breaks it and hides the hole.',
  fix: 'Run the test login through the very code that validates members. Verify the signature with the keys of "jwks_uri" in the test as well.',
})

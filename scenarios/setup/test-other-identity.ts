import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'setup.test-other-identity',
  title: 'notices when the administrator signs in at Entra as somebody else',
  level: 'MUST',
  basis: 'product',
  phase: 'test',
  references: ['ASVS 10.1.2', 'Hub guide enforcement'],
  needs: ['has-settings-ui', 'has-test-step', 'has-local-login'],
  steps: [{ do: 'save' }, { do: 'test', atEntra: 'max', expect: 'mismatch-noticed' }],
  failure:
    'did not notice that somebody else had signed in at Entra during the test, or switched to their account',
  effect:
    'The test proves nothing about the administrator, or hands over the account of whoever sits at Entra.',
  fix: 'A test signs nobody in. Compare the address in the ID token with the administrator who tests, and say on the settings page whom Entra named.',
})

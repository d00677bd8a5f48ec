import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'secret.rotation-with-overlap',
  title: 'takes a new secret into use while the old one is still valid',
  level: 'MUST',
  basis: 'entra',
  phase: 'lifecycle',
  references: ['Entra add credentials'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  controls: 'within',
  steps: [
    { do: 'login', expect: 'in' },
    { do: 'save', secret: 'new' },
    { do: 'test', expect: 'green' },
    { do: 'login', expect: 'in' },
    { do: 'remove-secret' },
    {
      do: 'login',
      expect: 'in',
      failure: 'kept {who} out after the old secret had been deleted: it still used it',
    },
  ],
  journal: ['newest-secret-used'],
  failure: 'kept members out during the rotation of a secret',
  effect: 'Rotating a secret, which Entra asks for every few months, locks every member out.',
  fix: 'Use the secret that was saved last for every token request; keep no copy of an older one.',
})

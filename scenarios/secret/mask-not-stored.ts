import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'secret.mask-not-stored',
  title: 'never takes what the secret field shows for a new secret',
  level: 'MUST',
  basis: 'product',
  phase: 'lifecycle',
  references: ['ASVS 14.2.6'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  controls: 'within',
  steps: [
    { do: 'save', secret: 'as-shown' },
    { do: 'test', expect: 'green' },
    { do: 'login', expect: 'in' },
  ],
  failure: 'stored what its own form shows in the place of the client secret',
  effect: 'Saving the form without touching the secret replaces it by dots, and nobody can log in any more.',
  fix: 'Leave the field empty and show the dots as a placeholder, or ignore exactly what you have put there.',
})

import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'setup.test-cancelled',
  title: 'does not go green when the administrator cancels at Entra',
  level: 'MUST',
  basis: 'spec',
  phase: 'test',
  references: ['OIDC Core 3.1.2.6', 'AADSTS 65004'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  steps: [
    { do: 'save' },
    { do: 'test', atEntra: 'cancel', expect: 'not-green' },
    { do: 'enable', expect: 'not-enabled' },
  ],
  delivered: 'cancelled',
  failure: 'showed the green check mark although the administrator had cancelled at Entra',
  effect: 'Settings that nobody has ever tested can be enabled.',
  fix: 'Treat an "error" parameter in the callback as a test that did not pass, and keep the values that were saved.',
})

import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'setup.happy-path',
  title: 'goes from three pasted values to the green check mark',
  level: 'MUST',
  basis: 'product',
  phase: 'test',
  references: ['Hub guide Entra ID', 'Entra App Gallery 1B.2.1'],
  needs: ['has-settings-ui', 'has-test-step'],
  steps: [{ do: 'save' }, { do: 'test', expect: 'green' }],
  journal: ['one-login'],
  answers: ['back-on-settings'],
  failure: 'did not go from the three pasted values to the green check mark',
  effect: 'No customer can turn SSO on.',
  fix: 'Save, send the administrator to Entra, redeem the code, validate the ID token, return to the settings and show the check mark, also after a reload.',
})

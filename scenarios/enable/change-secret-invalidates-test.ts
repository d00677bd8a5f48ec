import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enable.change-secret-invalidates-test',
  title: 'asks for a new test after the client secret has changed',
  level: 'MUST',
  basis: 'product',
  phase: 'enable',
  references: ['Hub guide Entra ID'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  steps: [
    { do: 'save' },
    { do: 'test', expect: 'green' },
    { do: 'save', secret: 'new', expect: 'not-green' },
    { do: 'enable', expect: 'not-enabled' },
  ],
  failure: 'kept the green check mark of the old client secret for the new one',
  effect: 'Untested settings go live under the check mark of tested ones, and every member is locked out.',
  fix: 'Count a revision on every change of issuer, client ID or secret, and let the check mark belong to one revision.',
})

import { scenario } from '../../harness/scenario.ts'
import { tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'ui.test-returns-to-settings',
  title: 'ends the test on the SSO settings, passed or failed',
  level: 'MUST',
  basis: 'product',
  phase: 'test',
  references: ['Hub guide Entra ID'],
  needs: ['has-settings-ui', 'has-test-step'],
  answers: ['back-on-settings'],
  variants: {
    passed: { steps: [{ do: 'save' }, { do: 'test', expect: 'green' }] },
    failed: {
      faults: [tokenResponse.refused(7000215)],
      steps: [{ do: 'save' }, { do: 'test', expect: 'not-green' }],
    },
    cancelled: { steps: [{ do: 'save' }, { do: 'test', atEntra: 'cancel', expect: 'not-green' }] },
  },
  failure: 'did not end the test on the SSO settings',
  effect: 'The administrator stands on some page and does not learn whether the test passed.',
  fix: 'Remember with the transaction that it is a test and of which organisation, and redirect to its settings at the end, also after a failure.',
})

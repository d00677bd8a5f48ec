import { scenario } from '../../harness/scenario.ts'
import { authorizationResponse } from '../../mock-idp/faults/fault.ts'

const steps = [{ do: 'save' }, { do: 'test', expect: 'not-green' }] as const

export default scenario({
  id: 'setup.test-admin-not-assigned',
  title: 'says why Entra kept the administrator out of the test',
  level: 'SHOULD',
  basis: 'entra',
  phase: 'test',
  references: ['AADSTS 50105', 'Entra error codes'],
  needs: ['has-settings-ui', 'has-test-step'],
  answers: ['entra-number-shown'],
  variants: {
    'comes-back': { faults: [authorizationResponse.refused(50105)], steps },
    'stays-at-entra': { faults: [authorizationResponse.refusedOnPage(50105)], steps },
  },
  failure: 'showed the green check mark although Entra had kept the administrator out',
  effect: 'The administrator sees "failed" and does not know that one assignment in Entra is missing.',
  fix: 'Show administrators what Entra said: the AADSTS number is in "error_description", with the correlation ID that its support asks for. Escape it, and decide nothing by it.',
})

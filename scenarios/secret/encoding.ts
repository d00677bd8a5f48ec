import { type Step, scenario } from '../../harness/scenario.ts'
import { discovery } from '../../mock-idp/faults/fault.ts'

const steps: readonly Step[] = [
  { do: 'save', secret: 'special-characters' },
  { do: 'test', expect: 'green' },
]

export default scenario({
  id: 'secret.encoding',
  title: 'authenticates with a client secret of any characters',
  level: 'MUST',
  basis: 'spec',
  phase: 'test',
  references: ['RFC 6749 2.3.1', 'RFC 6749 B'],
  needs: ['has-settings-ui', 'has-test-step'],
  variants: {
    'in-the-body': { steps },
    basic: {
      faults: [discovery.member('token_endpoint_auth_methods_supported', ['client_secret_basic'])],
      steps,
      journal: ['secret-by-basic'],
    },
  },
  failure: 'did not get a client secret with special characters to Entra unchanged',
  effect: 'Some secrets work and others do not, by chance of the characters that Entra picked.',
  fix: 'Build the body with a form encoder. For HTTP Basic, form-encode client ID and secret each before they are joined with ":" and put into base64.',
})

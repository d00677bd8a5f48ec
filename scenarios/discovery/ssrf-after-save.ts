import { scenario } from '../../harness/scenario.ts'
import { discovery } from '../../mock-idp/faults/fault.ts'

const inside = 'https://127.0.0.1:{{internal.port}}'

export default scenario({
  id: 'discovery.ssrf-after-save',
  title: 'asks no endpoint inside its own network when the metadata changes after the test',
  level: 'MUST',
  basis: 'field',
  phase: 'lifecycle',
  references: ['CVE 2026-53513', 'ASVS 1.3.6'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable', 'egress-guard'],
  world: { canary: true },
  steps: [{ do: 'login', expect: 'out' }],
  answers: ['canary-untouched'],
  variants: {
    token: { faults: [discovery.member('token_endpoint', `${inside}/token`)] },
    keys: { faults: [discovery.member('jwks_uri', `${inside}/keys`)] },
  },
  failure: 'connected to an address inside its own network that the metadata named only after the test',
  effect: 'A check at save time is passed with a clean document, which is exchanged a minute later.',
  fix: 'Check the address at every request, after it was resolved, and not once when the settings are saved.',
})

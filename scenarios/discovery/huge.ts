import { scenario } from '../../harness/scenario.ts'
import { discovery } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'discovery.huge',
  title: 'stops reading a metadata document that does not end',
  level: 'SHOULD',
  basis: 'field',
  phase: 'setup',
  references: ['CVE 2025-61920', 'ASVS 13.2.6'],
  needs: ['has-settings-ui', 'has-test-step'],
  faults: [discovery.oversized(12_000_000)],
  steps: [{ do: 'save' }, { do: 'test', expect: 'not-green' }],
  failure: 'read a metadata document of 12 MB to its end, and believed it',
  effect: "A customer's identity provider fills the memory of your server, for everybody.",
  fix: 'Stop after 1 MB at the latest (a real document has about 2 kB), and treat it like an address that does not answer.',
})

import { scenario } from '../../harness/scenario.ts'
import { discovery } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'discovery.unknown-members-ignored',
  title: 'ignores members of the metadata that it does not know',
  level: 'MUST',
  basis: 'spec',
  phase: 'setup',
  references: ['OIDC Discovery 3', 'Entra OIDC'],
  needs: ['has-settings-ui', 'has-test-step'],
  faults: [
    discovery.member('msgraph_host', 'graph.example'),
    discovery.member('com_example_unheard_of', { deep: ['members', 1, null] }),
  ],
  expect: 'accepted',
  failure: 'refused a metadata document for members that it may ignore',
  effect:
    'Entra adds members of its own without notice; each addition would break the login of every customer.',
  fix: 'Read the members that you need and ignore the rest.',
})

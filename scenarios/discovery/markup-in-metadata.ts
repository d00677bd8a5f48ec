import { scenario } from '../../harness/scenario.ts'
import { discovery } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'discovery.markup-in-metadata',
  title: 'sends nobody to an authorization endpoint that is no web address',
  level: 'MUST',
  basis: 'field',
  phase: 'setup',
  references: ['OIDC Discovery 3', 'ASVS 1.3.6'],
  needs: ['has-settings-ui', 'has-test-step'],
  expect: 'refused',
  journal: ['no-authorization-request'],
  answers: ['only-web-redirects'],
  variants: {
    javascript: { faults: [discovery.member('authorization_endpoint', 'javascript:alert(1)//')] },
    data: {
      faults: [discovery.member('authorization_endpoint', 'data:text/html,<script>alert(1)</script>')],
    },
  },
  failure: 'sent the administrator to an authorization endpoint that is no web address',
  effect:
    'A metadata document runs script in the pages of the product, or shows a page of its own in their place.',
  fix: 'Take only https:// addresses from a metadata document, before anything is redirected or linked there.',
})

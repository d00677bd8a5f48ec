import { scenario } from '../../harness/scenario.ts'
import { discovery } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'discovery.authz-endpoint-with-query',
  title: 'keeps the query of the authorization endpoint',
  level: 'MUST',
  basis: 'spec',
  phase: 'setup',
  references: ['RFC 6749 3.1'],
  needs: ['has-settings-ui', 'has-test-step'],
  faults: [
    discovery.member(
      'authorization_endpoint',
      '{{entra.origin}}/{{acme.tenant}}/oauth2/v2.0/authorize?p=policy&x=1',
    ),
  ],
  expect: 'accepted',
  journal: ['authorization-query-kept'],
  failure: 'lost the query of the authorization endpoint, or sent a parameter twice',
  effect: 'Providers that choose a policy by the query show the wrong sign-in page, or none.',
  fix: 'Parse the endpoint as a URL and add your parameters to the query that is there, each of them once.',
})

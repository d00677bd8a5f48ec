import { scenario } from '../../harness/scenario.ts'
import { discovery } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'discovery.missing-field',
  title: 'refuses a metadata document that lacks what a login needs',
  level: 'MUST',
  basis: 'spec',
  phase: 'setup',
  references: ['OIDC Discovery 3', 'OIDC Discovery 4.2'],
  needs: ['has-settings-ui', 'has-test-step'],
  expect: 'refused',
  journal: ['no-token-request'],
  variants: {
    'no-issuer': { faults: [discovery.without('issuer')] },
    'no-authorization-endpoint': { faults: [discovery.without('authorization_endpoint')] },
    'no-token-endpoint': { faults: [discovery.without('token_endpoint')] },
    'token-endpoint-null': { faults: [discovery.member('token_endpoint', null)] },
    'no-jwks-uri': { faults: [discovery.without('jwks_uri')] },
    'jwks-uri-number': { faults: [discovery.member('jwks_uri', 42)] },
  },
  failure: 'went on with a metadata document that lacks what a login needs',
  effect: 'The product asks addresses that it has guessed, or fails with an error that nobody understands.',
  fix: 'Demand "issuer", "authorization_endpoint", "token_endpoint" and "jwks_uri" as URLs before anything else, and name the one that is missing.',
})

import { scenario } from '../../harness/scenario.ts'
import { discovery } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'discovery.issuer-near-miss',
  title: 'refuses a metadata document whose issuer is only nearly the same',
  level: 'MUST',
  basis: 'spec',
  phase: 'setup',
  references: ['OIDC Discovery 4.3', 'RFC 3986 6.2.1', 'ASVS 10.5.3'],
  needs: ['has-settings-ui', 'has-test-step'],
  expect: 'refused',
  journal: ['no-token-request'],
  variants: {
    'upper-case': { faults: [discovery.member('issuer', { $honest: 'upper-case' })] },
    'another-segment': { faults: [discovery.member('issuer', '{{acme.issuer}}/x')] },
    'trailing-slash': { faults: [discovery.member('issuer', { $honest: 'with-trailing-slash' })] },
    'trailing-space': { faults: [discovery.member('issuer', { $honest: 'with-trailing-space' })] },
    'look-alike-host': {
      faults: [discovery.member('issuer', 'https://login.microsoftonl\u0131ne.com/{{acme.tenant}}/v2.0')],
    },
  },
  failure: 'accepted a metadata document whose issuer is only nearly the one that was asked for',
  effect: 'The check against another issuer can be passed by an address that a person takes for the same.',
  fix: 'Compare the two issuers as texts, character by character; normalise neither.',
})

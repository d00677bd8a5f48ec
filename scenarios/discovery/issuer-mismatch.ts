import { scenario } from '../../harness/scenario.ts'
import { discovery } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'discovery.issuer-mismatch',
  title: 'refuses a metadata document that names another issuer',
  level: 'MUST',
  basis: 'spec',
  phase: 'setup',
  references: ['OIDC Discovery 4.3', 'OIDC Discovery 7.2', 'ASVS 10.5.3'],
  needs: ['has-settings-ui', 'has-test-step'],
  faults: [
    discovery.member('issuer', 'https://login.evil.example/11111111-2222-4333-8444-555555555555/v2.0'),
  ],
  expect: 'refused',
  journal: ['no-token-request'],
  failure: 'accepted a metadata document that belongs to another issuer',
  effect:
    'Whoever can answer for the metadata URL once can point the login to an identity provider of their own.',
  fix: 'Compare the document\'s "issuer" with the issuer that you asked for, character by character, before you use anything else of it.',
})

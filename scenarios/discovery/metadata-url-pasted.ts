import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'discovery.metadata-url-pasted',
  title: 'accepts the metadata document URL that Entra shows',
  level: 'MUST',
  basis: 'product',
  phase: 'setup',
  references: ['OIDC Discovery 4.1', 'Hub guide Entra ID'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  steps: [
    { do: 'save', paste: 'metadata-url' },
    { do: 'test', expect: 'green' },
    { do: 'enable', expect: 'enabled' },
    { do: 'login', expect: 'in' },
  ],
  journal: ['metadata-fetched-as-pasted'],
  failure: 'did not work with the metadata document URL that Entra tells administrators to copy',
  effect:
    'The first thing an Entra administrator does fails: the portal shows the metadata document URL, not the issuer.',
  fix: 'When the pasted URL ends in "/.well-known/openid-configuration", strip that suffix; validate "iss" against the issuer that the document names.',
})

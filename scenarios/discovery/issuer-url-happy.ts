import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'discovery.issuer-url-happy',
  title: 'accepts a bare issuer URL and goes green',
  level: 'MUST',
  basis: 'spec',
  phase: 'setup',
  references: ['OIDC Discovery 4.1', 'OIDC Discovery 4.3'],
  needs: ['has-settings-ui', 'has-test-step'],
  steps: [
    { do: 'save', paste: 'issuer' },
    { do: 'test', expect: 'green' },
  ],
  journal: ['metadata-fetched-as-pasted'],
  failure: 'did not go green with the bare issuer URL',
  effect:
    'Administrators of Okta, Google and others are told to paste the bare issuer; they cannot finish the set-up.',
  fix: 'Append "/.well-known/openid-configuration" to the issuer without doubling a slash, and use the endpoints that the document names.',
})

import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'entra.tenant-domain',
  title: 'handles a metadata URL with the domain name of the tenant truthfully',
  level: 'MUST',
  basis: 'entra',
  phase: 'setup',
  references: ['Entra OIDC', 'OIDC Discovery 4.3'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  steps: [
    { do: 'save', paste: 'tenant-domain-url' },
    { do: 'test' },
    { do: 'enable' },
    { do: 'login', expect: 'in-if-green' },
  ],
  failure: 'showed green for a URL with the domain name, and then kept members out',
  effect: 'Administrators paste the domain form; the test passes and nobody can log in.',
  fix: 'Either pin the issuer (with the GUID) that the document names, or refuse at once and show both values.',
})

import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'entra.v1-endpoint',
  title: 'handles the metadata URL of version 1.0 truthfully',
  level: 'SHOULD',
  basis: 'entra',
  phase: 'setup',
  references: ['Entra access tokens', 'OIDC Discovery 4.3'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  steps: [
    { do: 'save', paste: { text: '{{entra.origin}}/{{acme.tenant}}/.well-known/openid-configuration' } },
    { do: 'test' },
    { do: 'enable' },
    { do: 'login', expect: 'in-if-green' },
  ],
  failure: 'showed green for a version 1.0 URL, and then kept members out',
  effect:
    'Version 1.0 has another issuer on another host and other claims: what passes a shallow test fails at the first login.',
  fix: 'Either work with the issuer that the document names (https://sts.windows.net/…/), or refuse the URL at once and ask for the one with "/v2.0".',
})

import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'discovery.trailing-slash-pasted',
  title: 'copes with a slash too many, or says so',
  level: 'SHOULD',
  basis: 'field',
  phase: 'setup',
  references: ['OIDC Discovery 4.1'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  controls: 'within',
  steps: [
    { do: 'save', paste: { text: '{{acme.issuer}}/' } },
    { do: 'test' },
    { do: 'enable' },
    { do: 'login', expect: 'in-if-green' },
    // Whoever refuses every paste has shown nothing.
    { do: 'save' },
    { do: 'test', expect: 'green' },
  ],
  journal: ['metadata-never-astray'],
  failure: 'went green with a slash too many in the issuer, and then kept {who} out',
  effect:
    'The test works and the login does not, or the server is asked for "//.well-known" and answers 404.',
  fix: "Build the document's address without the slash; compare issuers exactly, and show both when they differ.",
})

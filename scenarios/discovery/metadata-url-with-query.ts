import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'discovery.metadata-url-with-query',
  title: 'keeps the query of a pasted metadata URL, or refuses it',
  level: 'SHOULD',
  basis: 'entra',
  phase: 'setup',
  references: ['Entra access tokens'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  steps: [
    {
      do: 'save',
      paste: { text: '{{acme.issuer}}/.well-known/openid-configuration?appid={{acme.clientId}}' },
    },
    { do: 'test' },
    { do: 'enable' },
    { do: 'login', expect: 'in-if-green' },
  ],
  journal: ['metadata-query-kept'],
  failure: 'went green with a metadata URL whose query it had dropped',
  effect:
    'With "?appid=" Entra leads to the keys of that application; without it no signature can be verified.',
  fix: 'Ask for the metadata at the address exactly as it was pasted, query included, and use the "jwks_uri" that the document names.',
})

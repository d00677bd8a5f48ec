import { scenario } from '../../harness/scenario.ts'

const steps = (path: string) =>
  [{ do: 'save', paste: { text: `{{entra.origin}}/{{acme.tenant}}${path}` }, expect: 'not-green' }] as const

export default scenario({
  id: 'setup.wrong-url-from-endpoints-blade',
  title: 'refuses the other addresses on the page "Endpoints" of Entra',
  level: 'SHOULD',
  basis: 'entra',
  phase: 'setup',
  references: ['Hub guide Entra ID', 'OIDC Discovery 4.3'],
  needs: ['has-settings-ui', 'has-test-step'],
  journal: ['no-authorization-request', 'no-token-request'],
  variants: {
    'authorization-endpoint': { steps: steps('/oauth2/v2.0/authorize') },
    'token-endpoint': { steps: steps('/oauth2/v2.0/token') },
    'federation-metadata': { steps: steps('/federationmetadata/2007-06/federationmetadata.xml') },
    'saml-sign-on': { steps: steps('/saml2') },
  },
  failure: 'went on with an address that is neither an issuer nor a metadata document',
  effect:
    'The administrator pasted the wrong line of a list of ten, and finds out at the first login of a member.',
  fix: 'Fetch the metadata document when the settings are saved. If there is none, say at the field which line of "Endpoints" is needed: "OpenID Connect metadata document".',
})

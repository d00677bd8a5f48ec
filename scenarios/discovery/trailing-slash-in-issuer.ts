import { scenario } from '../../harness/scenario.ts'
import { discovery, idToken, jwks } from '../../mock-idp/faults/fault.ts'

/** Entra's keys name their issuer; an identity provider with such an issuer would name that, or none. */
const ownKeys = ['keys.0', 'keys.1'].map((key) => jwks.without(`${key}.issuer`))
const slashed = discovery.member('issuer', '{{acme.issuer}}/')

export default scenario({
  id: 'discovery.trailing-slash-in-issuer',
  title: 'compares an issuer that ends in a slash exactly',
  level: 'MUST',
  basis: 'spec',
  phase: 'setup',
  references: ['OIDC Discovery 4.3', 'OIDC Core 3.1.3.7 (2)'],
  needs: ['has-settings-ui', 'has-test-step', 'slashed-issuers'],
  variants: {
    'in-both': {
      steps: [
        {
          do: 'lie',
          faults: [slashed, ...ownKeys, idToken.claim('iss', { $honest: 'with-trailing-slash' })],
        },
        { do: 'save', paste: { text: '{{acme.issuer}}/' } },
        { do: 'test', expect: 'green' },
      ],
    },
    'not-in-the-token': {
      faults: [slashed],
      steps: [
        { do: 'save', paste: { text: '{{acme.issuer}}/' } },
        { do: 'test', expect: 'not-green' },
      ],
    },
  },
  failure: 'did not compare an issuer that ends in a slash exactly',
  effect:
    'Identity providers whose issuer ends in a slash never work, or tokens of another issuer are taken for theirs.',
  fix: 'Keep the issuer as the document spells it, slash included, and compare "iss" with it character by character.',
})

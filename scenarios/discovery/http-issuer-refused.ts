import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'discovery.http-issuer-refused',
  title: 'refuses an issuer without TLS',
  level: 'MUST',
  basis: 'spec',
  phase: 'setup',
  references: ['OIDC Discovery 3', 'OIDC Discovery 7.1', 'CVE 2022-39339'],
  needs: ['has-settings-ui', 'has-test-step'],
  world: { canary: true },
  steps: [
    { do: 'save', paste: { text: '{{canary.url}}/v2.0' } },
    { do: 'test', expect: 'not-green' },
  ],
  answers: ['canary-untouched'],
  failure: 'asked an issuer over http, without TLS',
  effect: 'Whoever sits on the network answers in the place of the identity provider, and reads the secret.',
  fix: 'Refuse an issuer that does not begin with https:// when it is entered.',
})

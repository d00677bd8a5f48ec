import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'secret.revoked-mid-flow',
  title: 'stays closed when the client secret ends during a login',
  level: 'SHOULD',
  basis: 'entra',
  phase: 'lifecycle',
  references: ['AADSTS 7000222', 'RFC 6749 2.3.1'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  steps: [
    { do: 'login', browser: 'own', hold: true },
    { do: 'expire-secrets' },
    { do: 'deliver', from: 'own', browser: 'own', who: 'mia', expect: 'out' },
    { do: 'save', secret: 'new' },
    { do: 'test', expect: 'green', failure: 'could not be repaired with a new secret' },
  ],
  delivered: 'AADSTS7000222',
  journal: ['secret-stays-home'],
  failure: 'let {who} in with a code that it could not redeem',
  effect: 'A callback alone opens the private content, and callbacks can be made up.',
  fix: 'Let nobody in before the token endpoint has answered with tokens; on "invalid_client" stop, and try no other way to send the secret.',
})

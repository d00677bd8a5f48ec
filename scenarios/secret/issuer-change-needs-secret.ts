import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'secret.issuer-change-needs-secret',
  title: 'asks for the client secret again when the issuer changes',
  level: 'SHOULD',
  basis: 'field',
  phase: 'setup',
  references: ['RFC 9700 4.4', 'ASVS 14.2.6'],
  needs: ['has-settings-ui', 'has-test-step'],
  controls: 'within',
  arrange: 'green',
  steps: [
    { do: 'save', tenant: 'twin', secret: 'blank' },
    { do: 'test' },
    { do: 'save', secret: 'current' },
    { do: 'test', expect: 'green', failure: 'did not turn green with the secret of the new issuer' },
  ],
  journal: ['secret-stays-home'],
  failure: 'sent the stored client secret to an identity provider that it does not belong to',
  effect: 'Whoever gets at the settings for a minute has the secret sent to a server of their own.',
  fix: 'Forget the stored secret when issuer or client ID change, and ask for it before anything is sent.',
})

import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'setup.expired-secret',
  title: 'does not go green with a client secret that has expired',
  level: 'MUST',
  basis: 'entra',
  phase: 'test',
  references: ['AADSTS 7000222', 'RFC 6749 5.2'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  steps: [
    { do: 'expire-secrets' },
    { do: 'save' },
    { do: 'test', expect: 'not-green' },
    { do: 'enable', expect: 'not-enabled' },
    { do: 'save', secret: 'new' },
  ],
  delivered: 'AADSTS7000222',
  failure: 'showed the green check mark although Entra said that the client secret has expired',
  effect: 'The administrator enables SSO, and no member can log in any more.',
  fix: 'Redeem the code in the test as in a real login; on AADSTS7000222 say that the secret has expired and that a new one is needed.',
})

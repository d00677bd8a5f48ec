import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'setup.wrong-client-id',
  title: 'does not go green with a client ID that Entra does not know',
  level: 'MUST',
  basis: 'entra',
  phase: 'test',
  references: ['AADSTS 700016'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  steps: [
    { do: 'save', clientId: 'other' },
    { do: 'test', expect: 'not-green' },
    { do: 'enable', expect: 'not-enabled' },
  ],
  delivered: 'AADSTS700016',
  failure: 'showed the green check mark although Entra does not know the client ID',
  effect: 'Entra shows an error page of its own and nobody comes back: after enabling, no member gets in.',
  fix: 'Call a test passed only when somebody came back from Entra with a code that was redeemed. A test that never came back stays open.',
})

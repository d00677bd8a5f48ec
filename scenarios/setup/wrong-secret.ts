import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'setup.wrong-secret',
  title: 'does not go green with a wrong client secret',
  level: 'MUST',
  basis: 'entra',
  phase: 'test',
  references: ['AADSTS 7000215', 'RFC 6749 5.2'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  delivered: 'AADSTS7000215',
  variants: {
    'another-value': {
      steps: [
        { do: 'save', secret: 'wrong' },
        { do: 'test', expect: 'not-green' },
        { do: 'enable', expect: 'not-enabled' },
      ],
    },
    'secret-id': {
      steps: [
        { do: 'save', secret: 'secret-id' },
        { do: 'test', expect: 'not-green' },
        { do: 'enable', expect: 'not-enabled' },
      ],
    },
  },
  failure: 'showed the green check mark although Entra refused the client secret',
  effect: 'The administrator enables SSO, and no member can log in any more.',
  fix: 'Redeem the code in the test as in a real login; on "invalid_client" say that Entra refused the secret (its value is needed, not the Secret ID).',
})

import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'setup.test-result-not-forgeable',
  title: 'turns green by a sign-in at Entra and by nothing else',
  level: 'MUST',
  basis: 'product',
  phase: 'test',
  references: ['RFC 9700 2.1', 'ASVS 10.1.2'],
  needs: ['has-settings-ui', 'has-test-step'],
  variants: {
    'an-old-answer': {
      steps: [
        { do: 'save' },
        { do: 'test', keep: 'test', expect: 'green' },
        { do: 'save', secret: 'new', expect: 'not-green' },
        { do: 'deliver', from: 'test', browser: 'administrator', who: 'ada' },
        { do: 'read-status', expect: 'not-green' },
      ],
    },
    'a-made-up-code': {
      steps: [
        { do: 'save' },
        { do: 'test', keep: 'test', hold: true },
        {
          do: 'deliver',
          from: 'test',
          browser: 'administrator',
          who: 'ada',
          change: { set: { code: 'made-up' } },
        },
        { do: 'read-status', expect: 'not-green' },
      ],
    },
    'no-state': {
      steps: [
        { do: 'save' },
        { do: 'test', keep: 'test', hold: true },
        { do: 'deliver', from: 'test', browser: 'administrator', who: 'ada', change: { drop: ['state'] } },
        { do: 'read-status', expect: 'not-green' },
      ],
    },
  },
  failure: 'showed the green check mark for an answer that Entra did not give to this test',
  effect:
    'Anybody with a link turns untested settings green, and SSO is enabled with values that do not work.',
  fix: 'Record a result only when the code of this test was redeemed and its ID token was found right, for the revision with which the test began.',
})

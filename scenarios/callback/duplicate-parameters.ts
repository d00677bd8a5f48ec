import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'callback.duplicate-parameters',
  title: 'does not trip over parameters of the callback that come twice',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'member-login',
  references: ['RFC 6749 3.1'],
  variants: {
    'another-code': {
      steps: [
        { do: 'login', browser: 'mine', hold: true },
        {
          do: 'deliver',
          from: 'mine',
          browser: 'mine',
          who: 'mia',
          change: { add: { code: 'another-code' } },
          expect: 'in-or-out',
        },
      ],
    },
    'another-state': {
      steps: [
        { do: 'login', browser: 'mine', hold: true },
        {
          do: 'deliver',
          from: 'mine',
          browser: 'mine',
          who: 'mia',
          change: { add: { state: 'another-state' } },
          expect: 'in-or-out',
        },
      ],
    },
    'an-error-too': {
      steps: [
        { do: 'login', browser: 'mine', hold: true },
        {
          do: 'deliver',
          from: 'mine',
          browser: 'mine',
          who: 'mia',
          change: { add: { error: 'access_denied', error_description: 'x' } },
          expect: 'out',
        },
      ],
    },
  },
  journal: ['at-most-one-token-request'],
  failure: 'did not answer a callback with a parameter that came twice by one login or none',
  effect: 'Two parts of the product that read different values check one and use the other.',
  fix: 'Refuse a callback in which "code", "state", "iss" or "error" comes more than once.',
})

import { scenario } from '../../harness/scenario.ts'
import { tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'callback.code-injection-lax-as',
  title: 'refuses the code of another login also where the server forgets PKCE',
  level: 'SHOULD',
  basis: 'bcp',
  phase: 'member-login',
  references: ['RFC 9700 4.5.3.2', 'OIDC Core 3.1.3.7 (11)'],
  needs: ['has-local-login', 'sends-nonce'],
  faults: [tokenResponse.forgets('pkce')],
  variants: {
    'into-another-account': {
      steps: [
        { do: 'login', who: 'mia', browser: 'victim', hold: true },
        { do: 'login', who: 'max', browser: 'attacker', hold: true },
        {
          do: 'deliver',
          from: 'attacker',
          browser: 'attacker',
          who: 'max',
          codeOf: 'victim',
          expect: 'out',
        },
      ],
    },
    'of-the-same-member': {
      steps: [
        { do: 'login', who: 'mia', browser: 'victim', hold: true },
        { do: 'login', who: 'mia', browser: 'second', hold: true },
        { do: 'deliver', from: 'second', browser: 'second', who: 'mia', codeOf: 'victim', expect: 'out' },
      ],
    },
  },
  failure: 'completed a login with the ID token of another one',
  effect: 'Where a provider does not check PKCE, or a proxy drops it, stolen codes work.',
  fix: 'Compare "nonce" in the ID token with the one that you sent with this very login, whatever PKCE has shown.',
})

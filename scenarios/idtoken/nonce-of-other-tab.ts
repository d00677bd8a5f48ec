import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.nonce-of-other-tab',
  title: 'keeps the logins of two tabs apart',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 15.5.2', 'OIDC Core 3.1.3.7 (11)'],
  needs: ['sends-nonce'],
  steps: [
    { do: 'login', browser: 'mia', hold: true },
    { do: 'login', browser: 'mia', hold: true },
    { do: 'lie', faults: [idToken.claim('nonce', '{{nonce.before-last}}')] },
    { do: 'deliver', from: 'mia', browser: 'mia', who: 'mia', expect: 'out' },
    { do: 'tell-the-truth' },
  ],
  failure: 'signed {who} in with an ID token that carries the nonce of a login in another tab',
  effect:
    'A token of one login ends another one: with two people at one browser, the wrong one is signed in.',
  fix: 'Keep state, nonce and verifier of each login together in one record, and compare with that record only.',
})

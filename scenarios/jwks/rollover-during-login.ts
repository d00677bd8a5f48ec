import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'jwks.rollover-during-login',
  title: 'finds a key that was published in the middle of a login',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 10.1.1', 'Entra signing key rollover'],
  steps: [
    // A product that keeps keys has them from here.
    { do: 'login', expect: 'in' },
    { do: 'login', browser: 'mia', hold: true },
    { do: 'roll-keys', withdraw: true },
    { do: 'deliver', from: 'mia', browser: 'mia', who: 'mia', expect: 'in' },
  ],
  controls: 'within',
  journal: ['keys-fetched'],
  failure: 'kept {who} out because Entra had rolled its key while she was at the sign-in page',
  effect:
    'At every rollover some members are locked out, and the day it happens in an emergency all of them.',
  fix: 'Look for the key when you verify. When the "kid" is not among the keys that you keep, fetch "jwks_uri" once more and look again.',
})

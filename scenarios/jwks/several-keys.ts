import { scenario } from '../../harness/scenario.ts'
import { jwks } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'jwks.several-keys',
  title: 'finds the key by its "kid" among several',
  level: 'MUST',
  basis: 'entra',
  phase: 'member-login',
  references: ['Entra signing key rollover', 'OIDC Core 10.1'],
  steps: [{ do: 'roll-keys' }, { do: 'roll-keys' }, { do: 'login', expect: 'in' }],
  variants: {
    'signing-key-last': { faults: [] },
    'signing-key-first': { faults: [jwks.member('keys', { $honest: 'reversed' })] },
  },
  failure: 'kept {who} out because of the place that her key had in the key set',
  effect:
    'Entra publishes several keys, in an order that changes: logins fail at random, or all of them one morning.',
  fix: 'Look for the key whose "kid" is that of the token; its place in the set means nothing.',
})

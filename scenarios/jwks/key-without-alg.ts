import { scenario } from '../../harness/scenario.ts'
import { jwks } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'jwks.key-without-alg',
  title: 'uses keys that name no algorithm',
  level: 'MUST',
  basis: 'entra',
  phase: 'member-login',
  references: ['RFC 7517 4.4', 'Entra signing key rollover'],
  faults: [jwks.without('keys.*.use')],
  // A new key, so that a product which keeps keys fetches the set again.
  steps: [{ do: 'roll-keys' }, { do: 'login', expect: 'in' }],
  failure: 'kept {who} out because the keys name no "use"',
  effect: 'Entra\'s keys have no "alg": nobody can log in.',
  fix: 'Do not require the optional members "alg" and "use" of a key.',
})

import { scenario } from '../../harness/scenario.ts'
import { jwks } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'jwks.key-without-alg',
  title: 'uses keys that name no algorithm',
  level: 'MUST',
  basis: 'entra',
  phase: 'member-login',
  references: ['RFC 7517 4.4', 'Entra signing key rollover'],
  faults: [jwks.without('keys.0.use'), jwks.without('keys.1.use'), jwks.without('keys.2.use')],
  expect: 'accepted',
  failure: 'kept {who} out because the keys name no "use"',
  effect: 'Entra\'s keys have no "alg": nobody can log in.',
  fix: 'Do not require the optional members "alg" and "use" of a key.',
})

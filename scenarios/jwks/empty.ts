import { scenario } from '../../harness/scenario.ts'
import { jwks } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'jwks.empty',
  title: 'refuses a token when no key is published',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['RFC 7517 5', 'ASVS 16.5.3'],
  steps: [{ do: 'roll-keys' }, { do: 'login', expect: 'out' }],
  variants: {
    'no-keys': { faults: [jwks.answer(200, { keys: [] })] },
    'no-member': { faults: [jwks.answer(200, {})] },
    'bare-array': { faults: [jwks.answer(200, [])] },
  },
  failure: 'signed {who} in although no key was published',
  effect: '"No key says no" is not "yes": anybody can write an ID token while the key set is empty.',
  fix: 'Treat a set without a fitting key like a wrong signature, and fetch the set again at the next login.',
})

import { scenario } from '../../harness/scenario.ts'
import { jwks } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'jwks.unreachable-cold',
  title: 'lets nobody in while it cannot get the key',
  level: 'MUST',
  basis: 'asvs',
  phase: 'member-login',
  references: ['ASVS 16.5.2', 'ASVS 16.5.3'],
  steps: [{ do: 'roll-keys' }, { do: 'login', expect: 'out' }],
  variants: {
    unavailable: { faults: [jwks.answer(503, { error: 'unavailable' })] },
    reset: { faults: [jwks.reset()] },
    truncated: { faults: [jwks.truncated()] },
  },
  failure: 'signed {who} in although it could not get the key that signed her token',
  effect: 'Whoever can make the key set unreachable can write ID tokens.',
  fix: 'No key, no login: answer with a page that says "try again in a few minutes", and fetch the keys again at the next login.',
})

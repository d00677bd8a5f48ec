import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'jwks.emergency-removal',
  title: 'drops a key that Entra has withdrawn',
  level: 'SHOULD',
  basis: 'entra',
  phase: 'lifecycle',
  references: ['Entra signing key rollover', 'CVE-2025-22149'],
  steps: [
    { do: 'roll-keys', withdraw: true },
    // The new key makes the product fetch the key set, in which the old one is missing.
    { do: 'login', expect: 'in' },
    { do: 'lie', faults: [idToken.signedBy('withdrawn-key')] },
    { do: 'login', expect: 'out' },
    { do: 'tell-the-truth' },
  ],
  failure: 'signed {who} in with an ID token signed by a key that Entra had withdrawn',
  effect:
    'A key is withdrawn because somebody stole it: as long as you keep it, the thief can write ID tokens.',
  fix: 'When you fetch the key set, replace what you keep by it; never only add. And keep nothing for longer than a day.',
})

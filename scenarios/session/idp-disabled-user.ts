import { scenario } from '../../harness/scenario.ts'
import { authorizationResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'session.idp-disabled-user',
  title: 'keeps somebody out once the session ends whom Entra has disabled',
  level: 'MUST',
  basis: 'entra',
  phase: 'lifecycle',
  references: ['AADSTS 50057', 'Hub guide session timeout'],
  needs: ['session-timeout-setting', 'clock-control'],
  steps: [
    { do: 'set-session-timeout', hours: 4 },
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'lie', faults: [authorizationResponse.refused(50057)] },
    { do: 'advance-product-clock', hours: 5 },
    { do: 'look', at: 'private', who: 'mia', browser: 'hers', expect: 'hidden' },
    {
      do: 'login',
      browser: 'hers',
      expect: 'out',
      failure: 'let somebody in whose account is disabled at Entra',
    },
    { do: 'tell-the-truth' },
  ],
  delivered: 'AADSTS50057',
  failure:
    'went on showing private content to somebody whose account is disabled at Entra, after the session timeout',
  effect: 'Who is dismissed and disabled at Entra in the morning reads along for ever.',
  fix: 'End every SSO at its timeout, and let nothing but a fresh answer of Entra begin another.',
})

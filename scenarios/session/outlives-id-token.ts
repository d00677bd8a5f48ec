import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'session.outlives-id-token',
  title: 'keeps somebody in after the ID token has expired, until the session timeout',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'lifecycle',
  references: ['OIDC Core 2', 'Hub guide session timeout'],
  needs: ['session-timeout-setting', 'clock-control'],
  controls: 'within',
  steps: [
    { do: 'set-session-timeout', hours: 6 },
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'advance-product-clock', hours: 2 },
    { do: 'look', at: 'private', who: 'mia', browser: 'hers', expect: 'shown' },
  ],
  failure: 'asked for SSO again when the ID token had expired, long before the session timeout',
  effect: 'Everybody is sent to Entra every hour, in the middle of what they do, and drafts are lost.',
  fix: 'Check "exp" when the ID token arrives, and never again: how long the session lasts is the product\'s own decision.',
})

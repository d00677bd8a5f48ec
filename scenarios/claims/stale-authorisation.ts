import { scenario } from '../../harness/scenario.ts'
import { rolesByGroup } from '../role-mapping.ts'

export default scenario({
  id: 'claims.stale-authorisation',
  title: 'lets rights that Entra has taken away end with the session at the latest',
  level: 'SHOULD',
  basis: 'field',
  phase: 'lifecycle',
  references: ['CVE-2021-41230', 'Hub guide session timeout'],
  needs: ['reads-groups', 'session-timeout-setting', 'clock-control'],
  world: {
    groups: { mia: ['writers'] },
    settings: { roleMapping: rolesByGroup },
  },
  controls: 'within',
  steps: [
    { do: 'set-session-timeout', hours: 4 },
    { do: 'login', browser: 'hers', expect: 'in', role: 'write' },
    { do: 'change-person', who: 'mia', groups: ['readers'] },
    { do: 'advance-product-clock', hours: 5 },
    { do: 'look', at: 'private', who: 'mia', browser: 'hers', expect: 'hidden' },
    {
      do: 'login',
      browser: 'hers',
      expect: 'in',
      role: 'read',
      failure: 'gave {who} back, in the same browser, the role of before her groups had changed',
    },
  ],
  failure: 'let {who} go on, after the session timeout, with rights that Entra had taken away',
  effect: 'Who has lost a role at Entra keeps it in the product for as long as the browser stays open.',
  fix: 'End every session at its timeout, and work out the rights anew from the claims of the login that follows.',
})

import { scenario } from '../../harness/scenario.ts'
import { discovery } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'logout.no-end-session-endpoint',
  title: 'signs out where the provider has no sign-out page',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'logout',
  references: ['RP-Initiated Logout 2.1'],
  needs: ['local-logout'],
  variants: {
    absent: { faults: [discovery.without('end_session_endpoint')] },
    'no-address': { faults: [discovery.member('end_session_endpoint', 'javascript:alert(1)')] },
  },
  steps: [
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'logout', browser: 'hers' },
    { do: 'look', at: 'private', who: null, browser: 'hers', expect: 'hidden' },
  ],
  answers: ['only-web-redirects', 'back-after-logout'],
  failure: 'did not sign {who} out because the provider has no sign-out page',
  effect: 'The endpoint is optional. Members of an organisation without it cannot sign out at all.',
  fix: 'End your own session first, and go to "end_session_endpoint" only where the metadata has an https address for it.',
})

import { scenario } from '../../harness/scenario.ts'
import { idToken, tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.oversized',
  title: 'stays up when the token is huge',
  level: 'SHOULD',
  basis: 'field',
  phase: 'member-login',
  references: ['ASVS 16.5.2', 'CVE-2025-30204', 'CVE-2025-61920'],
  needs: ['has-public-content'],
  steps: [
    { do: 'login', expect: 'out' },
    { do: 'look', at: 'public', who: null, expect: 'shown' },
  ],
  variants: {
    'many-dots': { faults: [tokenResponse.member('id_token', { $honest: 'with-many-dots' })] },
    // Rightly signed: taking them is fine, falling over them is not.
    'long-header': {
      faults: [idToken.header('x-long', { $length: 2_000_000 })],
      steps: [
        { do: 'login', expect: 'in-or-out' },
        { do: 'look', at: 'public', who: null, expect: 'shown' },
      ],
    },
    'nested-deeply': {
      faults: [idToken.claim('x_nested', { $honest: 'nested-deeply' })],
      steps: [
        { do: 'login', expect: 'in-or-out' },
        { do: 'look', at: 'public', who: null, expect: 'shown' },
      ],
    },
  },
  failure: 'fell over a huge ID token',
  effect: "One customer's provider can stop your server, and with it everybody's logins.",
  fix: 'Limit the size of answers that you fetch (1 MB is plenty), and refuse a token that has not exactly three parts before you parse it.',
})

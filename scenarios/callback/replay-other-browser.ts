import { scenario } from '../../harness/scenario.ts'
import { tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'callback.replay-other-browser',
  title: 'refuses a used callback in another browser',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['RFC 9700 4.3.1', 'RFC 6749 10.5'],
  faults: [tokenResponse.forgets('single-use-code')],
  steps: [
    { do: 'login', browser: 'first', expect: 'in' },
    { do: 'deliver', from: 'first', browser: 'second', who: 'mia', expect: 'out' },
  ],
  journal: ['one-login'],
  failure: 'completed SSO in another browser with a callback that had been used',
  effect: 'A callback URL from a log, a history or a referrer opens the account.',
  fix: 'Bind the transaction to the browser that started it and delete it at its first use.',
})

import { scenario } from '../../harness/scenario.ts'
import { tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'callback.double-submit',
  title: 'lets somebody in once when the callback is sent twice at the same time',
  level: 'SHOULD',
  basis: 'field',
  phase: 'member-login',
  references: ['AADSTS 54005'],
  faults: [tokenResponse.forgets('single-use-code')],
  steps: [
    { do: 'login', browser: 'mine', hold: true },
    { do: 'deliver', from: 'mine', browser: 'mine', who: 'mia', twice: true, expect: 'in' },
  ],
  journal: ['one-login'],
  failure: 'did not let {who} in when the callback came twice at the same time',
  effect: 'A double click or an impatient reload ends in an error page, in AADSTS54005, or in two accounts.',
  fix: 'Take the login out of the store in one atomic step before the code is redeemed: the second request finds none, and keeps what the first one did.',
})

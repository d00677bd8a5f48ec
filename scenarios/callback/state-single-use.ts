import { scenario } from '../../harness/scenario.ts'
import { tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'callback.state-single-use',
  title: 'redeems each callback only once',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['RFC 6749 4.1.2', 'AADSTS 54005'],
  faults: [tokenResponse.forgets('single-use-code')],
  steps: [
    { do: 'login', browser: 'mine', expect: 'in' },
    { do: 'deliver', from: 'mine', browser: 'mine', who: 'mia' },
  ],
  journal: ['one-login'],
  failure: 'redeemed the same callback twice',
  effect:
    'A callback URL from the history logs in again, and Entra answers double redemption with AADSTS54005.',
  fix: 'Delete the transaction before the code is redeemed, so that a repeated callback finds none.',
})

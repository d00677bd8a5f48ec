import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'callback.access-denied',
  title: 'stays out and does not retry when somebody cancels at Entra',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.2.6'],
  steps: [{ do: 'login', atEntra: 'cancel', expect: 'out' }],
  delivered: 'cancelled',
  journal: ['no-token-request', 'one-authorization-request'],
  failure: 'did not leave {who} out after she had cancelled at Entra',
  effect: 'Members who cancel are bounced back and forth, or worse, let in.',
  fix: 'Show a page that says what happened and offers another try; never start a login by yourself after an error.',
})

import { scenario } from '../../harness/scenario.ts'
import { tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'token.not-json',
  title: 'stays out when the token response is not what it says',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.3', 'OIDC Core 3.1.3.5'],
  expect: 'refused',
  variants: {
    number: { faults: [tokenResponse.member('id_token', 42)] },
    list: { faults: [tokenResponse.member('id_token', { $honest: 'in-array' })] },
    object: { faults: [tokenResponse.member('id_token', { token: 'x' })] },
    'empty-text': { faults: [tokenResponse.member('id_token', '')] },
    'nothing-in-it': { faults: [tokenResponse.answer(200, {})] },
    'a-list': { faults: [tokenResponse.answer(200, [])] },
    'an-error-with-status-200': { faults: [tokenResponse.answer(200, { error: 'invalid_grant' })] },
    'cut-off': { faults: [tokenResponse.truncated()] },
  },
  failure: 'let {who} in with a token response that it could not have read',
  effect: 'A server or proxy that answers nonsense opens private content, or takes the product down.',
  fix: 'Check the type of every member before you use it, and treat whatever does not fit as a login that failed.',
})

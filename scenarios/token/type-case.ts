import { scenario } from '../../harness/scenario.ts'
import { tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'token.type-case',
  title: 'takes the token type in any case',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['RFC 6749 5.1', 'RFC 6749 7.1'],
  expect: 'accepted',
  variants: {
    'lower-case': { faults: [tokenResponse.member('token_type', { $honest: 'lower-case' })] },
    'upper-case': { faults: [tokenResponse.member('token_type', { $honest: 'upper-case' })] },
  },
  failure: 'kept {who} out because of the case of "token_type"',
  effect: 'Logins stop on the day on which Entra writes "bearer".',
  fix: 'Compare "token_type" without regard to case, or ignore it where you do not use the access token.',
})

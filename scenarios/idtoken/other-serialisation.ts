import { scenario } from '../../harness/scenario.ts'
import { tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.other-serialisation',
  title: 'accepts the compact form of a token only',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 2', 'RFC 7515 7.2'],
  expect: 'refused',
  variants: {
    flattened: { faults: [tokenResponse.member('id_token', { $honest: 'as-flattened-jws' })] },
    general: { faults: [tokenResponse.member('id_token', { $honest: 'as-general-jws' })] },
    'in-array': { faults: [tokenResponse.member('id_token', { $honest: 'in-array' })] },
  },
  failure: 'signed {who} in with an ID token in another form than the compact one',
  effect:
    'The JSON form can hold two signatures, one good and one bad: which one counts differs between libraries.',
  fix: 'Require "id_token" to be a text of three parts.',
})

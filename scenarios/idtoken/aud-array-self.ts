import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.aud-array-self',
  title: 'accepts an audience array that holds only its own client ID',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 2', 'RFC 7519 4.1.3'],
  faults: [idToken.claim('aud', { $honest: 'in-array' })],
  expect: 'accepted',
  failure: 'kept {who} out because "aud" was an array that holds only its own client ID',
  effect: 'A form that the specification allows breaks every login on the day when it is used.',
  fix: 'Read "aud" as a string or an array of strings.',
})
